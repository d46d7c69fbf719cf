package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.check.CheckType;
import io.harmonia.smoke.check.Finding;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownSummaryTest {

  @Test
  void saysHowMuchWasVerifiedByPointer() {
    String summary =
        MarkdownSummary.of(Results.report(Results.matched("a.bin"), Results.pointed("b.bin")));

    assertThat(summary)
        .contains("verified 1 of 4 artifacts, and 1 by their Git LFS pointers alone, ");
  }

  @Test
  void showsRemarksInCodeSpans() {
    Judgement remarked =
        new Judgement(
            Kind.VALID,
            List.of(),
            List.of("starts with a @mark"),
            Optional.empty(),
            Set.of(),
            Set.of());

    String summary =
        MarkdownSummary.of(Results.report(Results.of("a", CheckType.WELL_FORMED, remarked)));

    assertThat(summary).contains("Remarks, which change no verdict:\n- `starts with a @mark`\n");
  }

  @Test
  void countsTheRemarksThatItLeavesOut() {
    List<String> many = Collections.nCopies(23, "one");
    Judgement remarked =
        new Judgement(Kind.VALID, List.of(), many, Optional.empty(), Set.of(), Set.of());

    String summary =
        MarkdownSummary.of(Results.report(Results.of("a", CheckType.WELL_FORMED, remarked)));

    assertThat(summary).contains("- and 3 more\n");
  }

  @Test
  void isShortWhereTheRunIsClean() {
    String summary = MarkdownSummary.of(Results.report(Results.matched("models/a.bin")));

    assertThat(summary)
        .isEqualTo(
            """
            # Harmonia Smoke: clean

            Workspace `some/root`: verified 1 of 4 artifacts, 1.2 MB hashed.

            | checks | passed | drifted | skipped | unchecked | waived |
            |---:|---:|---:|---:|---:|---:|
            | 1 | 1 | 0 | 0 | 0 | 0 |
            """);
  }

  @Test
  void saysWhereNothingWasVerified() {
    String summary = MarkdownSummary.of(Results.report(Results.of("a", Kind.VALID)));

    assertThat(summary).startsWith("# Harmonia Smoke: clean, nothing verified by content\n");
  }

  @Test
  void showsEachFindingWithKindPlaceAndRemedy() {
    Finding gravest = Results.finding(Kind.MISSING_ARTIFACT, "it is gone");
    Finding next = Results.finding(Kind.MANIFEST_INCONSISTENT, "and contradicted");

    String summary = MarkdownSummary.of(Results.report(Results.recorded("a.bin", gravest, next)));

    assertThat(summary)
        .contains(
            """
            ## Findings

            ### drifted: `a.bin`

            - **missing-artifact** `models/checksums.sha256:1:1: it is gone`
              - Remedy: `Do something about it.`

            - **manifest-inconsistent** `models/checksums.sha256:1:1: and contradicted`
              - Remedy: `Do something about it.`
            """);
  }

  @Test
  void showsWhatCouldNotBeCheckedAsAFinding() {
    String summary = MarkdownSummary.of(Results.report(Results.of("a", Kind.UNREADABLE)));

    assertThat(summary).contains("# Harmonia Smoke: incomplete\n", "### unchecked: `a`");
  }

  @Test
  void countsWhatWasSkippedByItsReason() {
    String summary =
        MarkdownSummary.of(
            Results.report(
                Results.of("a", Kind.NOT_RECORDED),
                Results.of("b", Kind.NOT_RECORDED),
                Results.of("c", Kind.PARTIAL)));

    assertThat(summary).contains("- 1 partial\n- 2 not-recorded\n").doesNotContain("## Findings");
  }

  @Test
  void listsWhatIsWaived() {
    String summary = MarkdownSummary.of(Results.report(Results.of("a", Kind.WAIVED)));

    assertThat(summary)
        .contains(
            """
            ## Waived

            1 waived until 2026-12-31:

            - `waived: models/checksums.sha256:1:1: message of a`
            """);
  }

  @Test
  void countsTheWaivedFindingsThatItLeavesOut() {
    Result[] waived =
        IntStream.range(0, 103)
            .mapToObj(i -> Results.of("r" + i, Kind.WAIVED))
            .toArray(Result[]::new);

    assertThat(MarkdownSummary.of(Results.report(waived))).contains("- and 3 more\n");
  }

  @Test
  void showsWhatNarrowedTheRun() {
    RunRecorder recorder = Results.recorder(Results.of("a", Kind.VALID));
    recorder.note("the setting smoke.x is unknown and ignored");

    String summary = MarkdownSummary.of(recorder.report(List.of("the run has not finished")));

    assertThat(summary)
        .contains(
            "Note: `the setting smoke.x is unknown and ignored`",
            "Note: `the run has not finished`");
  }

  @Test
  void endsAfterAHundredResultsAndSaysHowManyMore() {
    List<Result> wrong = new ArrayList<>();
    IntStream.range(0, 103).forEach(i -> wrong.add(Results.of("r" + i, Kind.MALFORMED_LINE)));

    String summary = MarkdownSummary.of(Results.report(wrong.toArray(Result[]::new)));

    assertThat(summary.lines().filter(line -> line.startsWith("### "))).hasSize(100);
    assertThat(summary).endsWith("\nAnd 3 more: see `smoke-report.json`.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "@octocat and #1",
        "[a](http://b) ![c](http://d)",
        "a | b | c",
        "**bold** _it_ ~~no~~",
        "::error::owned",
        "ends in a backslash \\"
      })
  void putsHostileTextIntoACodeSpan(String hostile) {
    Finding finding = Results.finding(Kind.CHECKSUM_MISMATCH, hostile);

    String summary = MarkdownSummary.of(Results.report(Results.recorded("a.bin", finding)));

    assertThat(summary).contains("`models/checksums.sha256:1:1: " + hostile + "`\n");
    assertThat(outsideCodeSpans(summary)).doesNotContain(hostile);
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(strings = {"a\n# heading", "a\r\nb", "a\u2028b", "a\u0085b", "\u001b[31mred"})
  void keepsHostileTextOnItsLine(String hostile) {
    Finding finding = new Finding(Kind.CHECKSUM_MISMATCH, hostile, hostile, Optional.empty());
    int lines = linesOf(Results.finding(Kind.CHECKSUM_MISMATCH, "harmless"));

    assertThat(linesOf(finding)).isEqualTo(lines);
    assertThat(
            MarkdownSummary.of(Results.report(Results.recorded("a.bin", finding)))
                .replace("\n", ""))
        .doesNotContainPattern("[\\p{Cc}\u2028\u2029]");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "plain, `plain`",
        "a`b, ``a`b``",
        "a``b`c, ```a``b`c```",
        "`a, `` `a ``",
        "a`, `` a` ``",
        "'', `  `",
      })
  void fencesACodeSpanLongerThanAnyRunOfBackticksInIt(String text, String span) {
    assertThat(MarkdownSummary.code(text)).isEqualTo(span);
  }

  private static int linesOf(Finding finding) {
    String summary = MarkdownSummary.of(Results.report(Results.recorded("a.bin", finding)));
    return (int) summary.lines().count();
  }

  /** The text without its code spans, by CommonMark: from a run of backticks to one as long. */
  private static String outsideCodeSpans(String markdown) {
    return markdown.replaceAll("(?<!`)(`+)(?!`)[\\s\\S]*?(?<!`)\\1(?!`)", "");
  }
}
