package io.harmonia.smoke.report;

import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.RunReport;
import java.util.ArrayList;
import java.util.EnumSet;
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
    List<String> lines = new ArrayList<>();
    lines.add(outcome(report.outcome()));
    report.shard().ifPresent(shard -> lines.add("shard=" + shard.index() + "/" + shard.of()));
    for (Counted what : EnumSet.range(Counted.CHECKS, Counted.ARTIFACTS_VERIFIED_BY_POINTER)) {
      lines.add(what.label().replace('_', '-') + "=" + report.summary().of(what));
    }
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
