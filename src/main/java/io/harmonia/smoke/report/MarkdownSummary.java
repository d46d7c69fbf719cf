package io.harmonia.smoke.report;

import io.harmonia.smoke.check.Finding;
import io.harmonia.smoke.check.Kind;
import io.harmonia.smoke.check.Verdict;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Writes a run as Markdown for people: short when clean. Texts of the workspace stand in code
 * spans, in which no link, mention or tag means anything.
 */
public final class MarkdownSummary {
  /** What every summary starts with. */
  static final String TITLE = "# Harmonia Smoke: ";

  private static final int RESULTS_SHOWN = 100;
  private static final int REMARKS_SHOWN = 20;

  private MarkdownSummary() {}

  /** The summary, with a line end after its last line. */
  public static String of(RunReport report) {
    StringBuilder out = new StringBuilder();
    line(out, TITLE + report.headline());
    line(out, "");
    line(out, sentence(report));
    line(out, "");
    counts(out, report.summary());
    report.notes().forEach(note -> line(out, "\nNote: " + code(note)));
    findings(out, report);
    waived(out, report);
    skipped(out, report);
    remarks(out, report);
    return out.toString();
  }

  private static String sentence(RunReport report) {
    Summary summary = report.summary();
    if (report.workspace().root().isEmpty()) {
      return "No workspace was opened.";
    }
    return "Workspace "
        + code(report.workspace().root())
        + report.workspace().commit().map(commit -> " at commit " + code(commit)).orElse("")
        + ": "
        + summary.coverage()
        + ", "
        + Quantity.bytes(summary.bytesHashed())
        + " hashed.";
  }

  private static void counts(StringBuilder out, Summary summary) {
    line(out, "| checks | passed | drifted | skipped | unchecked | waived |");
    line(out, "|---:|---:|---:|---:|---:|---:|");
    line(
        out,
        LongStream.of(
                summary.checks(),
                summary.passed(),
                summary.drifted(),
                summary.skipped(),
                summary.unchecked(),
                summary.waived())
            .mapToObj(Long::toString)
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  private static void findings(StringBuilder out, RunReport report) {
    long wrong = report.summary().drifted() + report.summary().unchecked();
    if (wrong == 0) {
      return;
    }
    line(out, "\n## Findings");
    report.results().wrong().limit(RESULTS_SHOWN).forEach(result -> findings(out, result));
    if (wrong > RESULTS_SHOWN) {
      line(
          out,
          "\nAnd " + (wrong - RESULTS_SHOWN) + " more: see " + code("smoke-report.json") + ".");
    }
  }

  private static void findings(StringBuilder out, ReportedResult result) {
    line(out, "\n### " + result.verdict().label() + ": " + code(result.id()));
    for (Finding finding : result.findings()) {
      line(out, "\n- **" + finding.kind().label() + "** " + code(finding.message()));
      line(out, "  - Remedy: " + code(finding.remedy()));
    }
  }

  private static void waived(StringBuilder out, RunReport report) {
    long waived = report.results().waivedFindings();
    if (waived == 0) {
      return;
    }
    line(out, "\n## Waived");
    line(out, "");
    report.summary().waivers().ifPresent(waivers -> line(out, waivers + ":\n"));
    report
        .results()
        .of(kind -> kind == Kind.WAIVED)
        .flatMap(result -> result.findings().stream())
        .filter(finding -> finding.kind() == Kind.WAIVED)
        .limit(RESULTS_SHOWN)
        .forEach(finding -> line(out, "- " + code(finding.message())));
    if (waived > RESULTS_SHOWN) {
      line(out, "- and " + (waived - RESULTS_SHOWN) + " more");
    }
  }

  private static void remarks(StringBuilder out, RunReport report) {
    long remarks = report.results().remarks();
    if (remarks > 0) {
      line(out, "\nRemarks, which change no verdict:");
      report
          .results()
          .remarked()
          .flatMap(result -> result.remarks().stream())
          .limit(REMARKS_SHOWN)
          .forEach(remark -> line(out, "- " + code(remark)));
      if (remarks > REMARKS_SHOWN) {
        line(out, "- and " + (remarks - REMARKS_SHOWN) + " more");
      }
    }
  }

  private static void skipped(StringBuilder out, RunReport report) {
    List<Map.Entry<Kind, Long>> skipped =
        report.results().kinds().entrySet().stream()
            .filter(kind -> kind.getKey().verdict() == Verdict.SKIPPED)
            .toList();
    if (!skipped.isEmpty()) {
      line(out, "\nSkipped, with the reason in the report:");
      skipped.forEach(kind -> line(out, "- " + kind.getValue() + " " + kind.getKey().label()));
    }
  }

  /** A code span (CommonMark 6.1): its fence is longer than any run of backticks in the text. */
  static String code(String hostile) {
    String text = Printable.whole(hostile);
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    boolean padded = text.isEmpty() || text.startsWith("`") || text.endsWith("`");
    String padding = padded ? " " : "";
    return fence + padding + text + padding + fence;
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
