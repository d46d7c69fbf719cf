package io.harmonia.smoke.report;

import io.harmonia.smoke.check.Finding;
import io.harmonia.smoke.check.Kind;
import io.harmonia.smoke.check.Verdict;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        "| %d | %d | %d | %d | %d | %d |"
            .formatted(
                summary.checks(),
                summary.passed(),
                summary.drifted(),
                summary.skipped(),
                summary.unchecked(),
                summary.waived()));
  }

  private static void findings(StringBuilder out, RunReport report) {
    List<Result> wrong =
        report.results().stream()
            .filter(r -> r.verdict() == Verdict.DRIFTED || r.verdict() == Verdict.UNCHECKED)
            .sorted(Comparator.comparing(Result::verdict))
            .toList();
    if (wrong.isEmpty()) {
      return;
    }
    line(out, "\n## Findings");
    for (Result result : wrong.subList(0, Math.min(RESULTS_SHOWN, wrong.size()))) {
      line(out, "\n### " + result.verdict().label() + ": " + code(result.id()));
      for (Finding finding : result.findings()) {
        line(out, "\n- **" + finding.kind().label() + "** " + code(finding.message()));
        line(out, "  - Remedy: " + code(finding.remedy()));
      }
    }
    if (wrong.size() > RESULTS_SHOWN) {
      line(
          out,
          "\nAnd "
              + (wrong.size() - RESULTS_SHOWN)
              + " more: see "
              + code("smoke-report.json")
              + ".");
    }
  }

  private static void waived(StringBuilder out, RunReport report) {
    List<Finding> waived =
        report.results().stream()
            .filter(result -> result.kind() == Kind.WAIVED)
            .flatMap(result -> result.findings().stream())
            .filter(finding -> finding.waived().isPresent())
            .toList();
    if (waived.isEmpty()) {
      return;
    }
    line(out, "\n## Waived");
    line(out, "");
    report.summary().waivers().ifPresent(waivers -> line(out, waivers + ":\n"));
    waived.stream()
        .limit(RESULTS_SHOWN)
        .forEach(finding -> line(out, "- " + code(finding.message())));
    if (waived.size() > RESULTS_SHOWN) {
      line(out, "- and " + (waived.size() - RESULTS_SHOWN) + " more");
    }
  }

  private static void remarks(StringBuilder out, RunReport report) {
    List<String> remarks = report.results().stream().flatMap(r -> r.remarks().stream()).toList();
    if (!remarks.isEmpty()) {
      line(out, "\nRemarks, which change no verdict:");
      remarks.stream().limit(REMARKS_SHOWN).forEach(remark -> line(out, "- " + code(remark)));
      if (remarks.size() > REMARKS_SHOWN) {
        line(out, "- and " + (remarks.size() - REMARKS_SHOWN) + " more");
      }
    }
  }

  private static void skipped(StringBuilder out, RunReport report) {
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    report.results().stream()
        .filter(r -> r.verdict() == Verdict.SKIPPED)
        .forEach(r -> kinds.merge(r.kind(), 1, Integer::sum));
    if (!kinds.isEmpty()) {
      line(out, "\nSkipped, with the reason in the report:");
      kinds.forEach((kind, count) -> line(out, "- " + count + " " + kind.label()));
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
