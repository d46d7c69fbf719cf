package io.harmonia.smoke.ci;

import io.harmonia.smoke.report.OutputLines;
import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a job comes to: green only where the suite ended with 0 and its report, read again, is
 * clean.
 *
 * @param outcome of the job
 * @param contradiction why it is incomplete whatever the report says, if so
 */
public record JobVerdict(Outcome outcome, Optional<String> contradiction) {

  /**
   * Compares the two.
   *
   * @param status with which the suite ended; empty where it did not end
   * @param isThere whether it left a report
   * @param reported what that says, if it can be relied on
   */
  public static JobVerdict of(String status, boolean isThere, Optional<Outcome> reported) {
    if (status.isEmpty()) {
      return incomplete("The suite did not run to its end", "the steps before");
    }
    if (!isThere) {
      return incomplete("The suite left no report", "the suite");
    }
    Outcome outcome = reported.orElse(Outcome.INCOMPLETE);
    boolean agrees =
        switch (outcome) {
          case CLEAN -> status.equals("0");
          case DRIFT -> status.equals("1");
          // Maven ends with 1 for drift and incomplete alike.
          case INCOMPLETE -> status.equals("1") || status.equals("2");
        };
    return agrees
        ? new JobVerdict(outcome, Optional.empty())
        : incomplete(
            "The suite ended with status " + Printable.of(status) + ", its report says otherwise",
            "the suite");
  }

  private static JobVerdict incomplete(String why, String log) {
    return new JobVerdict(
        Outcome.INCOMPLETE,
        Optional.of(why + ", so nothing is verified. See the log of " + log + "."));
  }

  /** The outputs of the step that tells it, as {@code name=value} lines. */
  public List<String> outputs(Optional<RunReport> report) {
    List<String> reported = report.map(OutputLines::of).orElseGet(OutputLines::ofNone);
    return contradiction.isEmpty()
        ? reported
        : Stream.concat(
                OutputLines.ofNone().stream(),
                reported.stream().filter(line -> !line.startsWith("outcome=")))
            .toList();
  }

  /** What the job's summary begins with, if its report alone would mislead. */
  public Optional<String> caution() {
    return contradiction.map(
        why -> "> [!CAUTION]\n> **Harmonia Smoke: " + outcome.label() + ".** " + why + "\n");
  }
}
