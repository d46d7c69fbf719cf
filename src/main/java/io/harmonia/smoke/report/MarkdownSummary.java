package io.harmonia.smoke.report;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import io.harmonia.smoke.text.Quantity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a run as Markdown for people: short when clean, and never longer than fits into an issue
 * of GitHub, however much was found. What was found is grouped by kind, each kind has its share of
 * the room, and what is left out is counted. Texts of the workspace stand in code spans, in which
 * no link, mention or tag means anything, and never in a table.
 */
public final class MarkdownSummary {
  /** What every summary starts with. */
  static final String TITLE = "# Harmonia Smoke: ";

  /** Number of characters that no summary exceeds; an issue of GitHub holds 65,536. */
  static final int LONGEST = 60_000;

  private static final int ROOM_FOR_FINDINGS = 38_000;
  private static final int ROOM_FOR_OTHERS = 4_000;
  private static final int RESULTS_SHOWN = 20;
  private static final int RESULTS_OF_A_KIND = 3;
  private static final int FINDINGS_OF_A_RESULT = 3;
  private static final int MOST_ITEMS = 10;
  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_TEXT = 500;

  /** What stands before each part of a check's name but the first. */
  private static final String PART = "› ";

  private static final List<Counted> COUNTS =
      List.of(
          Counted.CHECKS,
          Counted.PASSED,
          Counted.DRIFTED,
          Counted.UNCHECKED,
          Counted.SKIPPED,
          Counted.WAIVED);

  private final StringBuilder out = new StringBuilder();
  private final RunReport report;

  private MarkdownSummary(RunReport report) {
    this.report = report;
  }

  /** The summary, with a line end after its last line. */
  public static String of(RunReport report) {
    return new MarkdownSummary(report).written();
  }

  private String written() {
    line(TITLE + report.headline());
    line("");
    line(cameToThat());
    line("");
    counts();
    about();
    findings();
    waived();
    skipped();
    remarks();
    return out.toString();
  }

  private String cameToThat() {
    if (report.workspace().root().isEmpty()) {
      return "No workspace was opened.";
    }
    Summary summary = report.summary();
    String coverage = summary.coverage();
    return wrong()
        + Character.toUpperCase(coverage.charAt(0))
        + coverage.substring(1)
        + ", "
        + Quantity.bytes(summary.of(Counted.BYTES_HASHED))
        + " hashed.";
  }

  private String wrong() {
    Summary summary = report.summary();
    String said =
        Stream.of(
                summary.of(Counted.DRIFTED) == 0
                    ? ""
                    : Quantity.grouped(summary.of(Counted.DRIFTED)) + " drifted",
                summary.of(Counted.UNCHECKED) == 0
                    ? ""
                    : Quantity.grouped(summary.of(Counted.UNCHECKED)) + " could not be made")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return said.isEmpty()
        ? ""
        : "**Of " + checks(summary.of(Counted.CHECKS)) + ", " + said + ".** ";
  }

  private void counts() {
    row(COUNTS.stream().map(Counted::label));
    line("|---:|---:|---:|---:|---:|---:|");
    row(COUNTS.stream().map(report.summary()::of).map(Quantity::grouped));
  }

  /** What was checked, and what narrowed that. */
  private void about() {
    RunReport.CheckedWorkspace workspace = report.workspace();
    line("");
    if (!workspace.root().isEmpty()) {
      line(
          "- Workspace: "
              + name(workspace.root())
              + workspace.commit().map(commit -> " at commit " + name(commit)).orElse(""));
      line("- Baseline: " + workspace.baseline().map(MarkdownSummary::name).orElse("none"));
    }
    report
        .shard()
        .ifPresent(part -> line("- Only " + part + ": the others have reports of their own"));
    List<String> hosts = report.summary().upstream().lines();
    if (!hosts.isEmpty()) {
      line("- Sources, as their servers say; nothing was downloaded:");
      items(hosts.stream().map(host -> "  - " + text(host)), hosts.size());
    }
    items(
        Stream.concat(
            report.unfinished().stream().map(end -> "- **Incomplete:** " + text(end)),
            report.notes().stream()
                .filter(note -> !report.unfinished().contains(note))
                .map(note -> "- Note: " + text(note))),
        Stream.concat(report.unfinished().stream(), report.notes().stream()).distinct().count());
  }

  private void findings() {
    Map<Kind, Long> kinds = kinds(Verdict.DRIFTED, Verdict.UNCHECKED);
    if (kinds.isEmpty()) {
      return;
    }
    line("\n## Findings");
    if (kinds.size() > 1) {
      line("\n| kind | verdict | checks |");
      line("|---|---|---:|");
      kinds.forEach(
          (kind, number) ->
              row(Stream.of(kind.label(), kind.verdict().label(), Quantity.grouped(number))));
    }
    int end = out.length() + ROOM_FOR_FINDINGS;
    int left = kinds.size();
    int most = Math.max(RESULTS_OF_A_KIND, RESULTS_SHOWN / kinds.size());
    for (Map.Entry<Kind, Long> kind : kinds.entrySet()) {
      findings(kind.getKey(), kind.getValue(), most, (end - out.length()) / left);
      left--;
    }
    line(
        "\n`java -jar harmonia-smoke.jar explain KIND` says how a kind comes about and how to fix"
            + " it.");
  }

  private void findings(Kind kind, long number, int most, int room) {
    int start = out.length();
    line("\n### " + kind.label() + ": " + checks(number) + " " + kind.verdict().label() + "\n");
    List<Result> shown = report.results().of(kind::equals).limit(most).toList();
    Optional<String> remedy = remedyOfAll(shown);
    remedy.ifPresent(same -> line("Remedy for each: " + text(same) + "\n"));
    out.append(
        BoundedList.of(
            shown.stream().map(result -> item(result, remedy)),
            number,
            most,
            room - (out.length() - start)));
  }

  /** What mends all of them, where that is the same for several. */
  private static Optional<String> remedyOfAll(List<Result> results) {
    List<String> remedies =
        results.stream()
            .flatMap(result -> result.findings().stream())
            .map(Finding::remedy)
            .distinct()
            .toList();
    return results.size() > 1 && remedies.size() == 1
        ? remedies.stream().findFirst()
        : Optional.empty();
  }

  private static String item(Result result, Optional<String> remedyOfAll) {
    StringBuilder item = new StringBuilder("- " + name(result.id()) + "\n");
    result.findings().stream()
        .limit(FINDINGS_OF_A_RESULT)
        .forEach(
            finding -> {
              String also = finding.kind() == result.kind() ? "" : finding.kind().label() + ": ";
              item.append("  - ").append(also).append(found(finding, result.id())).append('\n');
              if (remedyOfAll.isEmpty()) {
                item.append("  - Remedy: ").append(text(finding.remedy())).append('\n');
              }
            });
    int more = result.findings().size() - FINDINGS_OF_A_RESULT;
    if (more > 0) {
      item.append("  - and ").append(Quantity.count(more, "finding", "findings")).append(" more\n");
    }
    return item.toString();
  }

  /** The place, and what is wrong there, without the subject where the name just said it. */
  private static String found(Finding finding, String saidAlready) {
    return finding.location().map(at -> name(at.toString()) + " ").orElse("")
        + text(withoutSubject(finding.said().toString(), saidAlready));
  }

  /** The name of a check ends with what it is about, and what is said may begin with that. */
  private static String withoutSubject(String said, String name) {
    for (int at = name.indexOf(PART); at >= 0; at = name.indexOf(PART, at + 1)) {
      String subject = name.substring(at + PART.length()) + ": ";
      if (said.startsWith(subject)) {
        return said.substring(subject.length());
      }
    }
    return said;
  }

  private void waived() {
    long waived = report.summary().of(Counted.WAIVED_FINDINGS);
    if (waived == 0) {
      return;
    }
    line("\n## Waived\n");
    report.summary().waivers().ifPresent(waivers -> line(waivers + ":\n"));
    items(
        report
            .results()
            .of(kind -> kind == Kind.WAIVED)
            .flatMap(result -> result.findings().stream())
            .filter(finding -> finding.kind() == Kind.WAIVED)
            .map(finding -> "- " + found(finding, "")),
        waived);
  }

  private void skipped() {
    Map<Kind, Long> kinds = kinds(Verdict.SKIPPED);
    kinds.remove(Kind.WAIVED);
    if (kinds.isEmpty()) {
      return;
    }
    line("\n## Skipped\n");
    items(
        kinds.entrySet().stream().map(kind -> skipped(kind.getKey(), kind.getValue())),
        kinds.size());
  }

  private String skipped(Kind kind, long number) {
    String first =
        report
            .results()
            .of(kind::equals)
            .findFirst()
            .flatMap(Result::gravest)
            .map(finding -> (number > 1 ? ", the first: " : ": ") + found(finding, ""))
            .orElse("");
    return "- " + kind.label() + ", " + checks(number) + first;
  }

  private void remarks() {
    long remarks = report.summary().of(Counted.REMARKS);
    if (remarks > 0) {
      line("\n## Remarks, which change no verdict\n");
      items(
          report
              .results()
              .remarked()
              .flatMap(result -> result.remarks().stream())
              .map(remark -> "- " + text(remark)),
          remarks);
    }
  }

  /** The kinds of these verdicts that there are, the gravest first. */
  private Map<Kind, Long> kinds(Verdict... verdicts) {
    Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    kinds.putAll(report.summary().kinds());
    kinds.keySet().removeIf(kind -> !List.of(verdicts).contains(kind.verdict()));
    return kinds;
  }

  private void items(Stream<String> items, long all) {
    out.append(BoundedList.of(items.map(item -> item + "\n"), all, MOST_ITEMS, ROOM_FOR_OTHERS));
  }

  private static String checks(long number) {
    return Quantity.count(number, "check", "checks");
  }

  private static String name(String hostile) {
    return CodeSpan.of(hostile, LONGEST_NAME);
  }

  private static String text(String hostile) {
    return CodeSpan.of(hostile, LONGEST_TEXT);
  }

  private void row(Stream<String> cells) {
    line(cells.collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
