package io.harmonia.smoke.finding;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.text.Location;

/** What is said where the run's deadline, {@code smoke.timeout}, came first. */
public final class TimedOut {
  private static final String SETTING = "smoke.timeout";

  private TimedOut() {}

  public static Finding finding(Location at, String what, Deadline deadline) {
    return Finding.at(
        at,
        Kind.TIMED_OUT,
        what + ": the run's time was over (" + SETTING + ", " + deadline + ")",
        "Raise " + SETTING + ", or run again when the storage is faster.");
  }
}
