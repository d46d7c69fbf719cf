package io.harmonia.smoke.junit;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.report.StackFrame;
import io.harmonia.smoke.text.Printable;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;

/** The one place where a verdict becomes a pass, a failure or an abort. */
public final class Verdicts {
  private Verdicts() {}

  /**
   * Returns if a check passed.
   *
   * @throws AssertionError if it drifted
   * @throws TestAbortedException if it was skipped
   * @throws UncheckedVerdictException if it could not be made
   */
  static void report(Judgement judgement) throws UncheckedVerdictException {
    switch (judgement.verdict()) {
      case PASSED -> {}
      case DRIFTED -> throw new AssertionError(message(judgement) + frame(judgement));
      case SKIPPED -> throw new TestAbortedException(message(judgement));
      case UNCHECKED -> throw new UncheckedVerdictException(message(judgement) + frame(judgement));
    }
  }

  /** What JUnit makes of a test that ends as {@link #report} does. */
  static TestExecutionResult result(Judgement judgement) {
    try {
      report(judgement);
      return TestExecutionResult.successful();
    } catch (TestAbortedException e) {
      return TestExecutionResult.aborted(e);
    } catch (AssertionError | UncheckedVerdictException e) {
      return TestExecutionResult.failed(e);
    }
  }

  /** Every finding with its kind and remedy, the gravest first. */
  public static String message(Judgement judgement) {
    return judgement.findings().stream().map(Verdicts::line).collect(Collectors.joining("\n"));
  }

  /** The place of the gravest finding, for viewers that read stack traces alone. */
  private static String frame(Judgement judgement) {
    return judgement.findings().stream()
        .findFirst()
        .flatMap(Finding::location)
        .flatMap(StackFrame::of)
        .map(frame -> "\n" + frame)
        .orElse("");
  }

  private static String line(Finding finding) {
    return Printable.whole(finding.message())
        + " ["
        + finding.kind().label()
        + "]\n  Remedy: "
        + Printable.whole(finding.remedy());
  }
}
