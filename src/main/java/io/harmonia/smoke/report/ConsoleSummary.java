package io.harmonia.smoke.report;

import io.harmonia.smoke.check.Finding;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.util.ArrayList;
import java.util.List;

/** What a run says on the console: a line for each finding, and a closing line. */
public final class ConsoleSummary {
  private static final int FINDINGS_SHOWN = 200;

  /** What every line starts with. */
  public static final String PREFIX = "[smoke] ";

  private ConsoleSummary() {}

  /**
   * The lines, without line ends.
   *
   * @param reportFile where the report is
   */
  public static List<String> of(RunReport report, String reportFile) {
    return of(report, reportFile, Emphasis.NONE);
  }

  /**
   * The lines, without line ends.
   *
   * @param reportFile where the report is
   * @param emphasis sets off the outcome and the kinds
   */
  public static List<String> of(RunReport report, String reportFile, Emphasis emphasis) {
    List<String> lines = new ArrayList<>();
    report
        .results()
        .wrong()
        .flatMap(result -> result.findings().stream())
        .limit(FINDINGS_SHOWN)
        .forEach(finding -> lines.add(line(finding, emphasis)));
    long more = report.results().findings() - FINDINGS_SHOWN;
    if (more > 0) {
      lines.add(
          PREFIX
              + "and "
              + more
              + " more "
              + (more == 1 ? "finding" : "findings")
              + ": see the report");
    }
    report.notes().forEach(note -> lines.add(PREFIX + "note: " + Printable.whole(note)));
    lines.add(closing(report, reportFile, emphasis));
    return lines;
  }

  private static String line(Finding finding, Emphasis emphasis) {
    String kind = finding.kind().verdict().label() + " [" + finding.kind().label() + "]";
    return PREFIX
        + emphasis.of(finding.kind().verdict(), kind)
        + " "
        + Printable.whole(finding.message())
        + " → "
        + Printable.whole(finding.remedy());
  }

  /** Of the run as a whole, where anything was hashed. */
  private static String rate(Summary summary) {
    double perSecond = summary.bytesHashed() * 1e-6 / Math.max(1, summary.duration().toMillis());
    return summary.bytesHashed() == 0 ? "" : " (" + Quantity.decimal(perSecond, 2) + " GB/s)";
  }

  private static String closing(RunReport report, String reportFile, Emphasis emphasis) {
    Summary summary = report.summary();
    return PREFIX
        + emphasis.of(report.outcome().verdict(), report.headline())
        + ": "
        + summary.checks()
        + (summary.checks() == 1 ? " check: " : " checks: ")
        + summary.passed()
        + " passed, "
        + summary.drifted()
        + " drifted, "
        + summary.skipped()
        + " skipped, "
        + summary.unchecked()
        + " unchecked; "
        + summary.waivers().map(waivers -> waivers + "; ").orElse("")
        + summary.coverage()
        + "; "
        + Quantity.bytes(summary.bytesHashed())
        + " hashed in "
        + Quantity.decimal(summary.duration().toMillis() / 1000.0, 1)
        + " s"
        + rate(summary)
        + "; report: "
        + Printable.whole(reportFile);
  }
}
