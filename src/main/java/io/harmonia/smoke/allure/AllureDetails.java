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
    String kind = " [" + finding.kind().label() + "]";
    String remedy = "\n  Remedy:   " + Printable.whole(finding.remedy());
    return compare(finding)
        .map(
            both ->
                both.subject()
                    + kind
                    + "\n  Expected: "
                    + both.expected()
                    + "\n  Actual:   "
                    + both.actual()
                    + remedy)
        .orElse(Printable.whole(finding.message()) + kind + remedy);
  }

  /** The two digests where there are two, else what the gravest finding says. */
  private static Optional<Comparison> compare(Judgement judgement) {
    Optional<Comparison> digests =
        judgement
            .evidence()
            .filter(seen -> judgement.kind() == Kind.CHECKSUM_MISMATCH)
            .flatMap(AllureDetails::digests);
    return digests.or(() -> compare(judgement.findings().get(0)));
  }

  private static Optional<Comparison> digests(Evidence seen) {
    return seen.expected()
        .flatMap(
            expected ->
                seen.sha256().map(actual -> new Comparison("", expected.hex(), actual.hex())));
  }

  private static Optional<Comparison> compare(Finding finding) {
    String subject =
        (finding.location().map(at -> at + ": ").orElse("") + finding.said().text())
            .stripTrailing();
    return finding
        .said()
        .difference()
        .map(
            both ->
                new Comparison(
                    Printable.whole(
                        subject.endsWith(":")
                            ? subject.substring(0, subject.length() - 1)
                            : subject),
                    Printable.whole(both.expected()),
                    Printable.whole(both.actual())));
  }

  /**
   * What should be and what is.
   *
   * @param subject the place, and what it is about
   * @param expected what should be there
   * @param actual what is there, and what that means
   */
  record Comparison(String subject, String expected, String actual) {}
}
