package io.harmonia.smoke.report;

import io.harmonia.smoke.check.Verdict;
import java.util.List;
import java.util.Locale;

/** What a run as a whole says. */
public enum Outcome {
  /** Everything that is recorded was verified. */
  CLEAN,
  /** The workspace is wrong somewhere. */
  DRIFT,
  /** Nothing is known to be wrong, and not everything was checked. */
  INCOMPLETE;

  /**
   * What results come to.
   *
   * @param unfinished what kept the run from finishing
   */
  static Outcome of(List<Result> results, List<String> unfinished) {
    if (results.stream().anyMatch(r -> r.verdict() == Verdict.DRIFTED)) {
      return DRIFT;
    }
    boolean complete =
        unfinished.isEmpty()
            && !results.isEmpty()
            && results.stream().noneMatch(r -> r.verdict() == Verdict.UNCHECKED);
    return complete ? CLEAN : INCOMPLETE;
  }

  /** As the report writes it, for example {@code clean}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
