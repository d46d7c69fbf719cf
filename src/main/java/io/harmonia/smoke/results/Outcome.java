package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Verdict;
import java.util.Locale;

/** What a run as a whole says. */
public enum Outcome {
  /** Everything that is recorded was verified. */
  CLEAN,
  /** The workspace is wrong somewhere. */
  DRIFT,
  /** Nothing is known to be wrong, and not everything was checked. */
  INCOMPLETE;

  /** The verdict that says the same of one check. */
  public Verdict verdict() {
    return switch (this) {
      case CLEAN -> Verdict.PASSED;
      case DRIFT -> Verdict.DRIFTED;
      case INCOMPLETE -> Verdict.UNCHECKED;
    };
  }

  /** As the report writes it, for example {@code clean}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
