package io.harmonia.smoke.report;

import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's outcome and counts as {@code name=value} lines, for {@code $GITHUB_OUTPUT}, GitLab's
 * dotenv reports and the like. Every value is a word of ours or a number: nothing that a workspace
 * holds comes into them.
 *
 * <pre>{@code
 * outcome=drift
 * checks=39
 * }</pre>
 */
public final class OutputLines {
  private OutputLines() {}

  /** The lines, without line ends. */
  public static List<String> of(RunReport report) {
    Summary summary = report.summary();
    List<String> lines = new ArrayList<>();
    lines.add(outcome(report.outcome()));
    report.shard().ifPresent(shard -> lines.add("shard=" + shard.index() + "/" + shard.of()));
    lines.add("checks=" + summary.checks());
    lines.add("passed=" + summary.passed());
    lines.add("drifted=" + summary.drifted());
    lines.add("skipped=" + summary.skipped());
    lines.add("unchecked=" + summary.unchecked());
    lines.add("waived=" + summary.waived());
    lines.add("artifacts=" + summary.artifacts());
    lines.add("artifacts-verified=" + summary.artifactsVerified());
    lines.add("artifacts-verified-by-pointer=" + summary.artifactsVerifiedByPointer());
    return lines;
  }

  /** What is known where there is no report that can be relied on: the outcome alone. */
  public static List<String> ofNone() {
    return List.of(outcome(Outcome.INCOMPLETE));
  }

  private static String outcome(Outcome outcome) {
    return "outcome=" + outcome.label();
  }
}
