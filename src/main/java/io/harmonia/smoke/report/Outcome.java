package io.harmonia.smoke.report;

import java.util.Locale;

/** What a run as a whole says. */
public enum Outcome {
  /** Everything that is recorded was verified. */
  CLEAN,
  /** The workspace is wrong somewhere. */
  DRIFT,
  /** Nothing is known to be wrong, and not everything was checked. */
  INCOMPLETE;

  /** As the report writes it, for example {@code clean}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
