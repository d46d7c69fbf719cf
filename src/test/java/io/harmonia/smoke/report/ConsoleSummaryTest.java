package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSummaryTest {

  @Test
  void isOneLineWhereTheRunIsClean() {
    List<String> lines =
        ConsoleSummary.of(
            SomeResults.report(SomeResults.matched("a.bin")), "target/smoke/report.json");

    assertThat(lines)
        .containsExactly(
            "[smoke] clean: 1 check: 1 passed, 0 drifted, 0 skipped, 0 unchecked; "
                + "verified 1 of 4 artifacts; 1.2 MB hashed in 0.0 s (1.23 GB/s); "
                + "report: target/smoke/report.json");
  }

  @Test
  void countsWhatWasVerifiedByPointerApart() {
    RunReport report =
        SomeResults.report(
            SomeResults.matched("a.bin"),
            SomeResults.pointed("b.bin"),
            SomeResults.pointed("c.bin"));

    List<String> lines = ConsoleSummary.of(report, "r");

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("verified 1 of 4 artifacts, and 2 by their Git LFS pointers alone; ");
    assertThat(report.summary().of(Counted.MATCHED)).isEqualTo(3);
    assertThat(report.summary().of(Counted.VERIFIED_BY_CONTENT)).isEqualTo(1);
    assertThat(report.summary().of(Counted.VERIFIED_BY_POINTER)).isEqualTo(2);
    assertThat(report.summary().of(Counted.ARTIFACTS_VERIFIED)).isEqualTo(1);
    assertThat(report.summary().of(Counted.ARTIFACTS_VERIFIED_BY_POINTER)).isEqualTo(2);
  }

  @Test
  void countsAnArtifactOnceThatWasVerifiedByContentElsewhere() {
    Result content = SomeResults.matched("a.bin");
    RunRecorder recorder = SomeResults.recorder(content);
    recorder.add("the same artifact by another line", SomeResults.pointed("a.bin"));

    Summary summary = recorder.report(List.of()).summary();

    assertThat(summary.coverage()).isEqualTo("verified 1 of 4 artifacts");
    assertThat(summary.of(Counted.ARTIFACTS_VERIFIED_BY_POINTER)).isZero();
  }

  @Test
  void hasALineForEachFinding() {
    Finding gravest = SomeResults.finding(Kind.MISSING_ARTIFACT, "it is gone");
    Finding next = SomeResults.finding(Kind.MANIFEST_INCONSISTENT, "and contradicted");

    List<String> lines =
        ConsoleSummary.of(
            SomeResults.report(
                SomeResults.recorded("a.bin", gravest, next), SomeResults.of("b", Kind.UNREADABLE)),
            "r");

    assertThat(lines)
        .hasSize(4)
        .contains(
            "[smoke] drifted [missing-artifact] models/checksums.sha256:1:1: it is gone"
                + " → Do something about it.",
            "[smoke] drifted [manifest-inconsistent] models/checksums.sha256:1:1: and contradicted"
                + " → Do something about it.",
            "[smoke] unchecked [unreadable] models/checksums.sha256:1:1: message of b"
                + " → Do something about it.");
    assertThat(lines.get(3)).startsWith("[smoke] drift: 2 checks: ");
  }

  @Test
  void namesDriftBeforeWhatCouldNotBeChecked() {
    List<String> lines =
        ConsoleSummary.of(
            SomeResults.report(
                SomeResults.of("a", Kind.UNREADABLE), SomeResults.of("b", Kind.DUPLICATE)),
            "r");

    assertThat(lines.get(0)).contains("[duplicate]");
    assertThat(lines.get(1)).contains("[unreadable]");
  }

  @Test
  void leavesSkippedChecksToTheReport() {
    List<String> lines =
        ConsoleSummary.of(
            SomeResults.report(
                SomeResults.matched("a.bin"), SomeResults.of("b", Kind.NOT_RECORDED)),
            "r");

    assertThat(lines).hasSize(1).first().asString().contains("1 skipped");
  }

  @Test
  void namesInTheClosingLineWhatIsWaivedAndUntilWhen() {
    List<String> lines =
        ConsoleSummary.of(SomeResults.report(SomeResults.of("a", Kind.WAIVED)), "r");

    assertThat(lines)
        .hasSize(1)
        .first()
        .asString()
        .contains("1 skipped, 0 unchecked; 1 waived until 2026-12-31; verified 0 of 4 artifacts");
  }

  @Test
  void namesTheFirstOfSeveralDaysOnWhichWaiversEnd() {
    Finding later = SomeResults.waived("later", LocalDate.of(2027, 1, 1));

    List<String> lines =
        ConsoleSummary.of(
            SomeResults.report(SomeResults.recorded("a", later), SomeResults.of("b", Kind.WAIVED)),
            "r");

    assertThat(lines.get(0)).contains("; 2 waived, the first until 2026-12-31; ");
  }

  @Test
  void listsWhatIsWaivedOfACheckThatIsRedAllTheSame() {
    Finding red = SomeResults.finding(Kind.SIZE_MISMATCH, "longer");
    Finding waived = SomeResults.waived("other bytes", LocalDate.of(2026, 12, 31));

    List<String> lines =
        ConsoleSummary.of(SomeResults.report(SomeResults.recorded("a.bin", red, waived)), "r");

    assertThat(lines.get(1)).startsWith("[smoke] skipped [waived] ");
    assertThat(lines.get(2)).contains("1 drifted").doesNotContain("waived");
  }

  @Test
  void showsTheFirstRemarksOnWhatNothingChecksAndCountsTheOthers() {
    List<String> remarks =
        IntStream.range(0, 7)
            .mapToObj(i -> "a:" + i + ":1: nothing checks \"x\\u0007\"\u0007")
            .toList();
    List<String> more = new ArrayList<>(List.of("a:1:1: is written in upper case"));
    more.addAll(remarks);
    Judgement judgement =
        new Judgement(Kind.VALID, List.of(), more, Optional.empty(), Set.of(), Set.of());

    List<String> lines =
        ConsoleSummary.of(
            SomeResults.report(SomeResults.of("a", CheckType.ENTRY_FIELDS, judgement)), "r");

    assertThat(lines).hasSize(7);
    assertThat(lines.get(0))
        .isEqualTo("[smoke] remark: " + remarks.get(0).replace("\u0007", "\\u{7}"));
    assertThat(lines.get(5)).isEqualTo("[smoke] and 3 more remarks: see the report");
    assertThat(lines.get(6)).startsWith("[smoke] clean");
  }

  @Test
  void countsRemarksOfAnotherSort() {
    Judgement judgement =
        new Judgement(Kind.VALID, List.of(), List.of("new"), Optional.empty(), Set.of(), Set.of());

    List<String> lines =
        ConsoleSummary.of(
            SomeResults.report(SomeResults.of("a", CheckType.ENTRY_FIELDS, judgement)), "r");

    assertThat(lines).hasSize(2).first().isEqualTo("[smoke] 1 remark: see the report");
  }

  @Test
  void endsAfterTwoHundredFindingsAndSaysHowManyMore() {
    Result[] wrong =
        IntStream.range(0, 203)
            .mapToObj(i -> SomeResults.of("r" + i, Kind.MALFORMED_LINE))
            .toArray(Result[]::new);

    List<String> lines = ConsoleSummary.of(SomeResults.report(wrong), "r");

    assertThat(lines).hasSize(202);
    assertThat(lines.get(200)).isEqualTo("[smoke] and 3 more findings: see the report");
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "a\n::error::owned",
        "a\r[smoke] clean",
        "\u001b[2J\u001b[31mred",
        "\u202eevil\u2066",
        "bell\u0007 and \u0085 and \u2028",
        "\ud800 alone"
      })
  void letsNoHostileTextStartALineOrHoldAControlCharacter(String hostile) {
    Finding finding = Finding.nowhere(Kind.MISSING_ARTIFACT, hostile, hostile);
    RunRecorder recorder = SomeResults.recorder(SomeResults.recorded("a.bin", finding));
    recorder.note(hostile);

    List<String> lines = ConsoleSummary.of(recorder.report(List.of(hostile)), hostile);

    assertThat(lines)
        .hasSize(4)
        .allMatch(line -> line.startsWith("[smoke] "))
        .allSatisfy(
            line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029]"));
  }
}
