package io.harmonia.smoke.allure;

import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Printable;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an Allure result says of a judgement: of each finding what was expected and what is there,
 * one below the other, and the remedy. It stands in the place of the exception's message, whose
 * stack trace says nothing of the workspace.
 *
 * @param message all of that
 * @param compared what drifted, for viewers that show the difference
 */
public record AllureDetails(String message, Optional<Comparison> compared) {

  /** Nothing where nothing was found. */
  public static Optional<AllureDetails> of(Judgement judgement) {
    if (judgement.findings().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AllureDetails(
            judgement.findings().stream()
                .map(AllureDetails::paragraph)
                .collect(Collectors.joining("\n")),
            judgement.verdict() == Verdict.DRIFTED ? compare(judgement) : Optional.empty()));
  }

  /** The kind ends the first line, where the categories look for it. */
  private static String paragraph(Finding finding) {
    String message = Printable.whole(finding.message());
    String kind = " [" + finding.kind().label() + "]";
    String remedy = "\n  Remedy:   " + Printable.whole(finding.remedy());
    return Comparison.in(message)
        .map(
            both ->
                both.subject()
                    + kind
                    + "\n  Expected: "
                    + both.expected()
                    + "\n  Actual:   "
                    + both.actual()
                    + remedy)
        .orElse(message + kind + remedy);
  }

  /** The two digests where there are two, else what the gravest finding says. */
  private static Optional<Comparison> compare(Judgement judgement) {
    Optional<Comparison> digests =
        judgement
            .evidence()
            .filter(seen -> judgement.kind() == Kind.CHECKSUM_MISMATCH)
            .flatMap(AllureDetails::digests);
    return digests.or(() -> Comparison.in(Printable.whole(judgement.findings().get(0).message())));
  }

  private static Optional<Comparison> digests(Evidence seen) {
    return seen.expected()
        .flatMap(
            expected ->
                seen.sha256().map(actual -> new Comparison("", expected.hex(), actual.hex())));
  }

  /**
   * A message, taken apart.
   *
   * @param subject what stands before: the place, and what it is about
   * @param expected what should be there
   * @param actual what is there, and what that means
   */
  record Comparison(String subject, String expected, String actual) {
    private static final String EXPECTED = "expected ";
    private static final String ACTUAL = ", actual";

    /**
     * Nothing where the message does not say both, or has either word more than once: a name may
     * hold them, and nobody could tell which is ours.
     */
    static Optional<Comparison> in(String message) {
      int expected = message.indexOf(EXPECTED);
      int actual = message.indexOf(ACTUAL);
      if (expected < 0
          || actual < expected
          || message.lastIndexOf(EXPECTED) != expected
          || message.lastIndexOf(ACTUAL) != actual) {
        return Optional.empty();
      }
      String after = message.substring(actual + ACTUAL.length());
      if (!after.startsWith(" ") && !after.startsWith(": ")) {
        return Optional.empty();
      }
      String subject = message.substring(0, expected).stripTrailing();
      return Optional.of(
          new Comparison(
              subject.endsWith(":") ? subject.substring(0, subject.length() - 1) : subject,
              message.substring(expected + EXPECTED.length(), actual),
              after.substring(after.indexOf(' ') + 1)));
    }
  }
}
