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

  /** The judgement of a check that was not made to its end. */
  static Judgement judgement(Check check, Deadline deadline) {
    Findings findings = new Findings();
    findings.add(finding(check.at(), "not checked", deadline));
    return findings.judge(Kind.TIMED_OUT);
  }
}
