package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Waived;
import io.harmonia.smoke.kit.RenderedSummary;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownSummaryTest {

  @Test
  void saysHowMuchWasVerifiedByPointer() {
    String summary =
        MarkdownSummary.of(
            SomeResults.report(SomeResults.matched("a.bin"), SomeResults.pointed("b.bin")));

    assertThat(summary)
        .contains("\nVerified 1 of 4 artifacts, and 1 by its Git LFS pointer alone, ");
  }

  @Test
  void showsRemarksInCodeSpans() {
    String summary = MarkdownSummary.of(SomeResults.report(remarked("starts with a @mark")));

    assertThat(summary)
        .contains("\n## Remarks, which change no verdict\n\n- `starts with a @mark`\n");
  }

  @Test
  void countsTheRemarksThatItLeavesOut() {
    String summary =
        MarkdownSummary.of(
            SomeResults.report(remarked(Collections.nCopies(13, "one").toArray(String[]::new))));

    assertThat(summary).contains("- and 3 more: see `smoke-report.json`\n");
  }

  @Test
  void isShortWhereTheRunIsClean() {
    String summary = MarkdownSummary.of(SomeResults.report(SomeResults.matched("models/a.bin")));

    assertThat(summary)
        .isEqualTo(
            """
            # Harmonia Smoke: clean

            Verified 1 of 4 artifacts, 1.2 MB hashed.

            | checks | passed | drifted | unchecked | skipped | waived |
            |---:|---:|---:|---:|---:|---:|
            | 1 | 1 | 0 | 0 | 0 | 0 |

            - Workspace: `some/root`
            - Baseline: none
            """);
  }

  @Test
  void saysWhereNothingWasVerified() {
    String summary = MarkdownSummary.of(SomeResults.report(SomeResults.of("a", Kind.VALID)));

    assertThat(summary).startsWith("# Harmonia Smoke: clean, nothing verified by content\n");
  }

  @Test
  void saysWhereNoWorkspaceWasOpened() {
    RunRecorder recorder = new RunRecorder(Clock.systemUTC());

    assertThat(MarkdownSummary.of(recorder.report(List.of("it is not there"))))
        .startsWith("# Harmonia Smoke: incomplete\n\nNo workspace was opened.\n")
        .endsWith("\n- **Incomplete:** `it is not there`\n");
  }

  @Test
  void namesWorkspaceCommitBaselineShardAndWhatNarrowedTheRun() {
    RunRecorder recorder = SomeResults.recorder(SomeResults.matched("a.bin"));
    recorder.workspace(
        new RunReport.CheckedWorkspace(
            "some/root",
            Optional.of("0a1b2c3"),
            Optional.of("v1.0.0|`x` (4d5e6f7)"),
            Optional.empty(),
            Map.of()),
        () -> 0,
        () -> 1);
    recorder.shard(Optional.of(new Shard(2, 7)));
    recorder.note("restored, not from the checkout: models/checksums.sha256 (smoke.restored)");

    assertThat(MarkdownSummary.of(recorder.report(List.of("the run has not finished"))))
        .startsWith("# Harmonia Smoke: incomplete, shard 2 of 7\n\nVerified 1 of 1 artifact, ")
        .endsWith(
            """

            - Workspace: `some/root` at commit `0a1b2c3`
            - Baseline: ``v1.0.0|`x` (4d5e6f7)``
            - Only shard 2 of 7: the others have reports of their own
            - **Incomplete:** `the run has not finished`
            - Note: `restored, not from the checkout: models/checksums.sha256 (smoke.restored)`
            """);
  }

  @Test
  void showsWhatWasFoundByKindWithNamePlaceAndRemedy() {
    Finding gravest = SomeResults.finding(Kind.MISSING_ARTIFACT, "a.bin: expected it, actual none");
    Finding next = SomeResults.finding(Kind.MANIFEST_INCONSISTENT, "and contradicted");
    Finding waived = SomeResults.waived("old", LocalDate.of(2026, 12, 31));
    RunReport report =
        SomeResults.report(
            SomeResults.recorded("sums › a.bin", gravest, next, waived, waived, waived),
            SomeResults.of("sums › b.bin", Kind.MISSING_ARTIFACT),
            SomeResults.of("c", Kind.UNREADABLE),
            SomeResults.of("d", Kind.VALID));

    assertThat(MarkdownSummary.of(report))
        .isEqualTo(
            """
            # Harmonia Smoke: drift

            **Of 4 checks, 2 drifted, 1 could not be made.** Verified 0 of 4 artifacts, 1.2 MB hashed.

            | checks | passed | drifted | unchecked | skipped | waived |
            |---:|---:|---:|---:|---:|---:|
            | 4 | 1 | 2 | 1 | 0 | 0 |

            - Workspace: `some/root`
            - Baseline: none

            ## Findings

            | kind | verdict | checks |
            |---|---|---:|
            | missing-artifact | drifted | 2 |
            | unreadable | unchecked | 1 |

            ### missing-artifact: 2 checks drifted

            - `sums › a.bin`
              - `models/checksums.sha256:1:1` `expected it, actual none`
              - Remedy: `Do something about it.`
              - manifest-inconsistent: `models/checksums.sha256:1:1` `and contradicted`
              - Remedy: `Do something about it.`
              - waived: `models/checksums.sha256:1:1` `waived: models/checksums.sha256:1:1: old`
              - Remedy: `Remove the waiver.`
              - and 2 findings more
            - `sums › b.bin`
              - `models/checksums.sha256:1:1` `message of sums › b.bin`
              - Remedy: `Do something about it.`

            ### unreadable: 1 check unchecked

            - `c`
              - `models/checksums.sha256:1:1` `message of c`
              - Remedy: `Do something about it.`

            `java -jar harmonia-smoke.jar explain KIND` says how a kind comes about and how to fix it.
            """);
  }

  @Test
  void saysOnceWhatMendsAllOfAKind() {
    String summary =
        MarkdownSummary.of(
            SomeResults.report(
                SomeResults.of("a", Kind.DUPLICATE), SomeResults.of("b", Kind.DUPLICATE)));

    assertThat(summary)
        .containsOnlyOnce("Remedy")
        .contains(
            """
            ### duplicate: 2 checks drifted

            Remedy for each: `Do something about it.`

            - `a`
              - `models/checksums.sha256:1:1` `message of a`
            """);
  }

  @Test
  void showsTwentyOfOneKindAndCountsTheOthers() {
    RenderedSummary summary = rendered(500, Kind.MALFORMED_LINE);

    assertThat(summary.headings()).contains("malformed-line: 500 checks drifted");
    assertThat(summary.items()).filteredOn(item -> item.startsWith("r0")).hasSize(20);
    assertThat(summary.items()).contains("and 480 more: see smoke-report.json");
    assertThat(summary.tables()).hasSize(1);
  }

  @Test
  void sharesTheTwentyAmongTheKinds() {
    RenderedSummary summary =
        rendered(500, Kind.DUPLICATE, Kind.SIZE_MISMATCH, Kind.CHECKSUM_MISMATCH, Kind.CRASHED);

    assertThat(summary.items()).filteredOn(item -> item.startsWith("r0")).hasSize(20);
    assertThat(summary.items())
        .filteredOn("and 120 more: see smoke-report.json"::equals)
        .hasSize(4);
    assertThat(summary.tables())
        .last()
        .isEqualTo(
            List.of(
                List.of("kind", "verdict", "checks"),
                List.of("duplicate", "drifted", "125"),
                List.of("size-mismatch", "drifted", "125"),
                List.of("checksum-mismatch", "drifted", "125"),
                List.of("crashed", "unchecked", "125")));
  }

  @Test
  void groupsWhatWasSkippedByItsReason() {
    String summary =
        MarkdownSummary.of(
            SomeResults.report(
                SomeResults.of("a", Kind.NOT_RECORDED),
                SomeResults.of("b", Kind.NOT_RECORDED),
                SomeResults.of("c", Kind.PARTIAL)));

    assertThat(summary)
        .doesNotContain("## Findings")
        .endsWith(
            """
            ## Skipped

            - partial, 1 check: `models/checksums.sha256:1:1` `message of c`
            - not-recorded, 2 checks, the first: `models/checksums.sha256:1:1` `message of a`
            """);
  }

  @Test
  void listsWhatIsWaived() {
    String summary = MarkdownSummary.of(SomeResults.report(SomeResults.of("a", Kind.WAIVED)));

    assertThat(summary)
        .endsWith(
            """
            ## Waived

            1 waived until 2026-12-31:

            - `models/checksums.sha256:1:1` `waived: models/checksums.sha256:1:1: message of a`
            """);
  }

  @Test
  void countsTheWaivedFindingsThatItLeavesOut() {
    assertThat(MarkdownSummary.of(report(13, Kind.WAIVED))).contains("\n- and 3 more: see ");
  }

  @Test
  void isBoundedForAHundredThousandFindings() {
    String summary = MarkdownSummary.of(report(100_000, Kind.CHECKSUM_MISMATCH));

    assertThat(summary)
        .hasSizeLessThan(10_000)
        .contains("checksum-mismatch: 100,000 checks drifted\n", "- and 99,980 more: see ");
  }

  /** Of every kind, in every place, texts that are as long as those that bounds let through. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "`", "🤗", "|`` ", "\n"})
  void isBoundedWhateverTheTexts(String text) {
    String longest = text.repeat(1_000);
    RunRecorder recorder = SomeResults.recorder();
    recorder.workspace(
        new RunReport.CheckedWorkspace(
            longest, Optional.of(longest), Optional.of(longest), Optional.empty(), Map.of()),
        () -> Long.MAX_VALUE,
        () -> Long.MAX_VALUE);
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < 8; i++) {
        Finding finding = SomeResults.finding(kind, longest + i);
        recorder.add(
            kind + "/" + i,
            SomeResults.of(
                longest + i,
                CheckType.SCHEMA,
                new Judgement(
                    kind,
                    Collections.nCopies(
                        5, Finding.read(kind, finding.location(), longest, longest)),
                    List.of(longest),
                    Optional.empty(),
                    Set.of(),
                    Set.of())));
      }
    }
    IntStream.range(0, 50).forEach(i -> recorder.note(i + longest));

    String summary = MarkdownSummary.of(recorder.report(List.of(longest)));

    assertThat(summary).hasSizeBetween(10_000, MarkdownSummary.LONGEST);
    RenderedSummary rendered = RenderedSummary.of(summary);
    assertThat(rendered.outsideOfCode())
        .doesNotContain("`", Printable.whole(text).strip().repeat(2));
    assertThat(rendered.headings())
        .filteredOn(heading -> heading.contains(": 8 checks "))
        .hasSize(32);
    assertThat(rendered.tables().get(1)).hasSize(33).allMatch(row -> row.size() == 3);
  }

  /**
   * In every place that takes a text of a workspace, and rendered as GitHub does: in code, in which
   * it makes no mention, reference or link of anything.
   */
  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<!-- ",
        "@octocat and @org/team",
        "fixes #1, closes GH-2, owner/repo#3",
        "https://evil.invalid www.evil.invalid <https://evil.invalid> a@evil.invalid",
        "[a](http://b) ![c](http://d) [e]: http://f",
        "a | b | c \\| d \\\\| e",
        "|---|---|",
        "**bold** _it_ ~~no~~ $`x`$ $x$",
        "::error::owned",
        "ends in a backslash \\",
        "` @octocat `` #1 ``` http://x ````",
        "```\n@octocat\n```",
        "~~~\n# heading\n- item\n> quote\n\n    code",
        "</details></table><details open>",
        "a\r\n\u2028\u0085\u202e@octocat",
        "&#64;octocat &lt;b&gt;",
        " ",
        "#ff0000"
      })
  void leavesHostileTextInert(String hostile) {
    for (String text : List.of(hostile, hostile + "`".repeat(100), "`".repeat(90) + hostile)) {
      RenderedSummary summary = RenderedSummary.of(MarkdownSummary.of(everywhere(text)));

      assertThat(summary.live()).isEmpty();
      assertThat(summary.outsideOfCode())
          .isEqualTo(RenderedSummary.of(MarkdownSummary.of(everywhere("x"))).outsideOfCode())
          .doesNotContain("@", "://", "`")
          .doesNotContainPattern("#\\d");
      assertThat(summary.code()).filteredOn(Printable.whole(text)::equals).hasSize(22);
      assertThat(summary.tables())
          .hasSize(2)
          .allSatisfy(table -> assertThat(table).hasSizeBetween(2, 3));
      assertThat(summary.headings()).hasSize(7);
    }
  }

  /** A report that has the text wherever a report can have one. */
  private static RunReport everywhere(String text) {
    RunRecorder recorder = new RunRecorder(Clock.systemUTC());
    recorder.workspace(
        new RunReport.CheckedWorkspace(
            text, Optional.of(text), Optional.of(text), Optional.empty(), Map.of()),
        () -> 0,
        () -> 1);
    recorder.note(text);
    for (Kind kind : List.of(Kind.DUPLICATE, Kind.CRASHED, Kind.PARTIAL, Kind.WAIVED, Kind.VALID)) {
      Location place = Location.startOf("x");
      Finding finding = Finding.at(place, kind, text, text);
      if (kind == Kind.WAIVED) {
        finding = finding.with(new Waived(finding, place, text, LocalDate.of(2026, 12, 31)));
      }
      recorder.add(
          kind.label(),
          SomeResults.of(
              text,
              CheckType.SCHEMA,
              new Judgement(
                  kind,
                  kind == Kind.VALID ? List.of() : List.of(finding, finding),
                  List.of(text),
                  Optional.empty(),
                  Set.of(),
                  Set.of())));
    }
    return recorder.report(List.of("unfinished " + text));
  }

  private static Result remarked(String... remarks) {
    return SomeResults.of(
        "a",
        CheckType.WELL_FORMED,
        new Judgement(
            Kind.VALID, List.of(), List.of(remarks), Optional.empty(), Set.of(), Set.of()));
  }

  /** The summary of so many results, of each of these kinds by turns. */
  private static RenderedSummary rendered(int results, Kind... kinds) {
    return RenderedSummary.of(MarkdownSummary.of(report(results, kinds)));
  }

  private static RunReport report(int results, Kind... kinds) {
    return SomeResults.report(
        IntStream.range(0, results)
            .mapToObj(i -> SomeResults.of("r0" + (1_000_000 + i), kinds[i % kinds.length]))
            .toArray(Result[]::new));
  }
}
