package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Results;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunRecorderTest {

  @Test
  void isCleanWhereEverythingPassedOrWasSkipped() {
    RunReport report =
        Results.report(Results.of("a", Kind.VALID), Results.of("b", Kind.NOT_RECORDED));

    assertThat(report.outcome()).isEqualTo(Outcome.CLEAN);
  }

  @Test
  void isIncompleteWhereACheckCouldNotBeMade() {
    RunReport report =
        Results.report(Results.of("a", Kind.VALID), Results.of("b", Kind.UNREADABLE));

    assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
  }

  @Test
  void isIncompleteWhereNothingRan() {
    assertThat(Results.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
  }

  @Test
  void isIncompleteWhereSomethingIsMissing() {
    RunReport report =
        Results.recorder(Results.of("a", Kind.VALID)).report(List.of("the run has not finished"));

    assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(report.notes()).containsExactly("the run has not finished");
  }

  @Test
  void isDriftWhereAnythingDriftedWhateverElse() {
    RunReport report =
        Results.recorder(
                Results.of("a", Kind.UNREADABLE),
                Results.of("b", Kind.MANIFEST_INVALID),
                Results.of("c", Kind.VALID))
            .report(List.of("the run has not finished"));

    assertThat(report.outcome()).isEqualTo(Outcome.DRIFT);
  }

  @Test
  void isCleanWhereANoteChangesNothing() {
    RunRecorder recorder = Results.recorder(Results.matched("a.bin"));
    recorder.note("worth knowing");
    recorder.note("worth knowing");

    RunReport report = recorder.report(List.of());

    assertThat(report.outcome()).isEqualTo(Outcome.CLEAN);
    assertThat(report.notes()).containsExactly("worth knowing");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void countsEachResultUnderOneVerdict(Kind kind) {
    Summary summary = Results.report(Results.of("a", kind)).summary();

    assertThat(summary.checks()).isEqualTo(1);
    assertThat(summary.passed() + summary.drifted() + summary.skipped() + summary.unchecked())
        .isEqualTo(1);
    assertThat(summary.waived()).isEqualTo(kind == Kind.WAIVED ? 1 : 0);
  }

  @Test
  void countsRecordedChecksumsByWhatBecameOfThem() {
    Summary summary =
        Results.report(
                Results.matched("a.bin"),
                Results.recorded("b.bin", Results.finding(Kind.MISSING_ARTIFACT, "gone")),
                Results.recorded("c.bin", Results.finding(Kind.CHECKSUM_MISMATCH, "other")),
                Results.recorded("d.bin", Results.finding(Kind.EMPTY_FILE, "empty")),
                Results.recorded("e.bin", Results.finding(Kind.UNREADABLE, "denied")),
                Results.of("models/inventory.json › schema", Kind.VALID))
            .summary();

    assertThat(summary.totalFiles()).isEqualTo(5);
    assertThat(summary.matched()).isEqualTo(1);
    assertThat(summary.verifiedByContent()).isEqualTo(1);
    assertThat(summary.verifiedByPointer()).isZero();
    assertThat(summary.missing()).isEqualTo(1);
    assertThat(summary.mismatched()).isEqualTo(2);
  }

  @Test
  void countsAMissingFileThoughAGraverFindingComesFirst() {
    Finding graver = Results.finding(Kind.MANIFEST_INCONSISTENT, "contradicted");
    Finding missing = Results.finding(Kind.MISSING_ARTIFACT, "gone");

    Summary summary = Results.report(Results.recorded("a.bin", graver, missing)).summary();

    assertThat(summary.missing()).isEqualTo(1);
  }

  @Test
  void countsAnArtifactOnceThoughTwoChecksVerifiedIt() {
    RunRecorder recorder = Results.recorder();
    recorder.add("first", Results.matched("a.bin"));
    recorder.add("second", Results.matched("a.bin"));

    Summary summary = recorder.report(List.of()).summary();

    assertThat(summary.artifactsVerified()).isEqualTo(1);
    assertThat(summary.coverage()).isEqualTo("verified 1 of 4 artifacts");
  }

  @Test
  void replacesTheResultOfATestThatRanAgain() {
    RunRecorder recorder = Results.recorder();
    recorder.add("test", Results.of("a", Kind.CHECKSUM_MISMATCH));
    recorder.add("test", Results.of("a", Kind.MATCH));

    RunReport report = recorder.report(List.of());

    assertThat(report.results().all()).hasSize(1);
    assertThat(report.outcome()).isEqualTo(Outcome.CLEAN);
  }

  @Test
  void seedsWhatIsAskedForAndOverwritesNothing() {
    RunRecorder earlier =
        Results.recorder(Results.of("a", Kind.CHECKSUM_MISMATCH), Results.of("b", Kind.VALID));
    earlier.add("c", Results.of("c", Kind.VALID));
    RunRecorder recorder = Results.recorder(Results.of("a", Kind.MATCH));

    List<String> kept = recorder.seed(earlier, (id, name) -> !id.equals("c"));

    assertThat(kept).containsExactly("b");
    assertThat(recorder.report(List.of()).results().all())
        .extracting(result -> result.id() + " " + result.kind().label())
        .containsExactly("a match", "b valid");
  }

  @Test
  void ordersResultsByFileLineAndNameWhateverTheirEnd() {
    RunReport report =
        Results.report(
            Results.of("b", Kind.VALID),
            Result.crashed("z", "crashed", Duration.ZERO),
            Results.of("a", Kind.VALID));

    assertThat(report.results().all())
        .extracting(ReportedResult::id)
        .containsExactly("z", "a", "b");
  }

  @Test
  void tellsTheTimeByItsClock() {
    RunRecorder recorder = new RunRecorder(new SteppingClock());

    Summary summary = recorder.report(List.of()).summary();

    assertThat(summary.duration()).isEqualTo(Duration.ofSeconds(7));
    assertThat(summary.generatedAt()).isEqualTo(Results.NOW.plusSeconds(14));
  }

  /** Each look at it comes seven seconds after the last. */
  private static final class SteppingClock extends Clock {
    private Instant now = Results.NOW;

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      now = now.plusSeconds(7);
      return now;
    }
  }
}
