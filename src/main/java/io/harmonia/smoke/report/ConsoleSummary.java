package io.harmonia.smoke.report;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run says on the console: a line for each finding, and a closing line. */
public final class ConsoleSummary {
  private static final int FINDINGS_SHOWN = 200;
  private static final int REMARKS_SHOWN = 5;
  private static final int HOSTS_SHOWN = 5;

  /** Results whose remarks are looked through for those that are shown. */
  private static final int REMARKED_READ = 1_000;

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
    long more = report.summary().of(Counted.FINDINGS) - FINDINGS_SHOWN;
    if (more > 0) {
      lines.add(
          PREFIX
              + "and "
              + more
              + " more "
              + (more == 1 ? "finding" : "findings")
              + ": see the report");
    }
    report.notes().stream()
        .filter(note -> !report.unread().equals(Optional.of(note))) // the last line has it
        .filter(note -> !note.startsWith(RunReport.NARROWED_BY))
        .forEach(note -> lines.add(PREFIX + "note: " + Printable.whole(note)));
    addRemarks(lines, report);
    lines.add(closing(report, reportFile, emphasis));
    return lines;
  }

  /** How many there are, and the first of those on what is stated and nothing looks at. */
  private static void addRemarks(List<String> lines, RunReport report) {
    long all = report.summary().of(Counted.REMARKS);
    if (all == 0) {
      return;
    }
    List<String> shown =
        report
            .results()
            .remarked()
            .limit(REMARKED_READ)
            .flatMap(result -> result.remarks().stream())
            .filter(ConsoleSummary::isOnSomethingUnchecked)
            .limit(REMARKS_SHOWN)
            .toList();
    shown.forEach(remark -> lines.add(PREFIX + "remark: " + Printable.whole(remark)));
    long more = all - shown.size();
    if (more > 0) {
      lines.add(
          PREFIX
              + (shown.isEmpty() ? "" : "and ")
              + more
              + (shown.isEmpty() ? "" : " more")
              + (more == 1 ? " remark" : " remarks")
              + ": see the report");
    }
  }

  private static boolean isOnSomethingUnchecked(String remark) {
    return remark.contains("nothing checks ") || remark.startsWith("nothing reads ");
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
    double perSecond =
        summary.of(Counted.BYTES_HASHED) * 1e-6 / Math.max(1, summary.duration().toMillis());
    return summary.of(Counted.BYTES_HASHED) == 0
        ? ""
        : " (" + Quantity.decimal(perSecond, 2) + " GB/s)";
  }

  /** Beside what was verified, since nothing of it was seen. */
  private static String upstream(Summary summary) {
    List<String> hosts = summary.upstream().lines();
    if (hosts.isEmpty()) {
      return "";
    }
    int more = hosts.size() - HOSTS_SHOWN;
    return "sources say: "
        + hosts.stream().limit(HOSTS_SHOWN).map(Printable::whole).collect(Collectors.joining(" | "))
        + (more > 0 ? " | and " + more + (more == 1 ? " host more" : " hosts more") : "")
        + "; ";
  }

  /** What the repository's settings file narrowed, if it did. */
  private static Optional<String> narrowed(RunReport report) {
    return report.notes().stream()
        .filter(note -> note.startsWith(RunReport.NARROWED_BY))
        .findFirst();
  }

  private static String closing(RunReport report, String reportFile, Emphasis emphasis) {
    Summary summary = report.summary();
    return PREFIX
        + emphasis.of(report.outcome().verdict(), report.headline())
        + ": "
        + summary.of(Counted.CHECKS)
        + (summary.of(Counted.CHECKS) == 1 ? " check: " : " checks: ")
        + summary.verdicts()
        + "; "
        + summary.waivers().map(waivers -> waivers + "; ").orElse("")
        + narrowed(report).map(names -> Printable.whole(names) + "; ").orElse("")
        + report.uncounted().map(names -> Printable.whole(names) + "; ").orElse("")
        + report.unread().map(names -> Printable.whole(names) + "; ").orElse("")
        + summary.coverage()
        + "; "
        + upstream(summary)
        + Quantity.bytes(summary.of(Counted.BYTES_HASHED))
        + " hashed in "
        + Quantity.decimal(summary.duration().toMillis() / 1000.0, 1)
        + " s"
        + rate(summary)
        + "; report: "
        + Printable.whole(reportFile);
  }
}
