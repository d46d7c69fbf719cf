package io.harmonia.smoke.finding;

import java.util.Locale;

/** What a check says of its subject. */
public enum Verdict {
  /** The workspace is wrong. */
  DRIFTED,
  /** The check could not be made, which is not a pass. */
  UNCHECKED,
  /** Nothing is recorded, so there is nothing to hold the workspace to. */
  SKIPPED,
  /** Verified. */
  PASSED;

  /** Whether a run that has such a check is not clean. */
  public boolean isWrong() {
    return this == DRIFTED || this == UNCHECKED;
  }

  /** As the report writes it, for example {@code drifted}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
