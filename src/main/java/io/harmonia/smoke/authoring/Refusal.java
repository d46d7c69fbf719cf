package io.harmonia.smoke.authoring;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Problem;

/**
 * Why nothing was made.
 *
 * @param drift whether the workspace is wrong, so that the suite is red for the same reason;
 *     otherwise it could not be made, or should not
 * @param message starts with the place or the path; printable
 * @param remedy what a person can do about it
 */
public record Refusal(boolean drift, String message, String remedy) {

  /** What could not, or should not, be made. */
  public static Refusal of(String message, String remedy) {
    return new Refusal(false, message, remedy);
  }

  /** What the suite finds as well. */
  public static Refusal of(Finding finding) {
    return new Refusal(
        finding.kind().verdict() == Verdict.DRIFTED, finding.message(), finding.remedy());
  }

  /** What the suite finds as well, in the file that is read. */
  public static Refusal of(Problem problem) {
    return of(Finding.of(Kind.MANIFEST_INVALID, problem));
  }
}
