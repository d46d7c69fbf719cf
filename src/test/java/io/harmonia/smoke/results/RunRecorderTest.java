package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
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
        SomeResults.report(SomeResults.of("a", Kind.VALID), SomeResults.of("b", Kind.NOT_RECORDED));

    assertThat(report.outcome()).isEqualTo(Outcome.CLEAN);
  }

  @Test
  void isIncompleteWhereACheckCouldNotBeMade() {
    RunReport report =
        SomeResults.report(SomeResults.of("a", Kind.VALID), SomeResults.of("b", Kind.UNREADABLE));

    assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
  }

  @Test
  void isIncompleteWhereNothingRan() {
    assertThat(SomeResults.report().outcome()).isEqualTo(Outcome.INCOMPLETE);
  }

  @Test
  void isIncompleteWhereSomethingIsMissing() {
    RunReport report =
        SomeResults.recorder(SomeResults.of("a", Kind.VALID))
            .report(List.of("the run has not finished"));

    assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(report.notes()).containsExactly("the run has not finished");
  }

  @Test
  void isDriftWhereAnythingDriftedWhateverElse() {
    RunReport report =
        SomeResults.recorder(
                SomeResults.of("a", Kind.UNREADABLE),
                SomeResults.of("b", Kind.MANIFEST_INVALID),
                SomeResults.of("c", Kind.VALID))
            .report(List.of("the run has not finished"));

    assertThat(report.outcome()).isEqualTo(Outcome.DRIFT);
  }

  @Test
  void isCleanWhereANoteChangesNothing() {
    RunRecorder recorder = SomeResults.recorder(SomeResults.matched("a.bin"));
    recorder.note("worth knowing");
    recorder.note("worth knowing");

    RunReport report = recorder.report(List.of());

    assertThat(report.outcome()).isEqualTo(Outcome.CLEAN);
    assertThat(report.notes()).containsExactly("worth knowing");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void countsEachResultUnderOneVerdict(Kind kind) {
    Summary summary = SomeResults.report(SomeResults.of("a", kind)).summary();

    assertThat(summary.of(Counted.CHECKS)).isEqualTo(1);
    assertThat(
            summary.of(Counted.PASSED)
                + summary.of(Counted.DRIFTED)
                + summary.of(Counted.SKIPPED)
                + summary.of(Counted.UNCHECKED))
        .isEqualTo(1);
    assertThat(summary.of(Counted.WAIVED)).isEqualTo(kind == Kind.WAIVED ? 1 : 0);
  }

  @Test
  void countsRecordedChecksumsByWhatBecameOfThem() {
    Summary summary =
        SomeResults.report(
                SomeResults.matched("a.bin"),
                SomeResults.recorded("b.bin", SomeResults.finding(Kind.MISSING_ARTIFACT, "gone")),
                SomeResults.recorded("c.bin", SomeResults.finding(Kind.CHECKSUM_MISMATCH, "other")),
                SomeResults.recorded("d.bin", SomeResults.finding(Kind.EMPTY_FILE, "empty")),
                SomeResults.recorded("e.bin", SomeResults.finding(Kind.UNREADABLE, "denied")),
                SomeResults.of("models/inventory.json › schema", Kind.VALID))
            .summary();

    assertThat(summary.of(Counted.TOTAL_FILES)).isEqualTo(5);
    assertThat(summary.of(Counted.MATCHED)).isEqualTo(1);
    assertThat(summary.of(Counted.VERIFIED_BY_CONTENT)).isEqualTo(1);
    assertThat(summary.of(Counted.VERIFIED_BY_POINTER)).isZero();
    assertThat(summary.of(Counted.MISSING)).isEqualTo(1);
    assertThat(summary.of(Counted.MISMATCHED)).isEqualTo(2);
  }

  @Test
  void countsAMissingFileThoughAGraverFindingComesFirst() {
    Finding graver = SomeResults.finding(Kind.MANIFEST_INCONSISTENT, "contradicted");
    Finding missing = SomeResults.finding(Kind.MISSING_ARTIFACT, "gone");

    Summary summary = SomeResults.report(SomeResults.recorded("a.bin", graver, missing)).summary();

    assertThat(summary.of(Counted.MISSING)).isEqualTo(1);
  }

  @Test
  void countsAnArtifactOnceThoughTwoChecksVerifiedIt() {
    RunRecorder recorder = SomeResults.recorder();
    recorder.add("first", SomeResults.matched("a.bin"));
    recorder.add("second", SomeResults.matched("a.bin"));

    Summary summary = recorder.report(List.of()).summary();

    assertThat(summary.of(Counted.ARTIFACTS_VERIFIED)).isEqualTo(1);
    assertThat(summary.coverage()).isEqualTo("verified 1 of 4 artifacts");
  }

  @Test
  void replacesTheResultOfATestThatRanAgain() {
    RunRecorder recorder = SomeResults.recorder();
    recorder.add("test", SomeResults.of("a", Kind.CHECKSUM_MISMATCH));
    recorder.add("test", SomeResults.of("a", Kind.MATCH));

    RunReport report = recorder.report(List.of());

    assertThat(report.results().all()).hasSize(1);
    assertThat(report.outcome()).isEqualTo(Outcome.CLEAN);
  }

  @Test
  void seedsWhatIsAskedForAndOverwritesNothing() {
    RunRecorder earlier =
        SomeResults.recorder(
            SomeResults.of("a", Kind.CHECKSUM_MISMATCH), SomeResults.of("b", Kind.VALID));
    earlier.add("c", SomeResults.of("c", Kind.VALID));
    RunRecorder recorder = SomeResults.recorder(SomeResults.of("a", Kind.MATCH));

    List<String> kept = recorder.seed(earlier, (id, name) -> !id.equals("c"));

    assertThat(kept).containsExactly("b");
    assertThat(recorder.report(List.of()).results().all())
        .extracting(result -> result.id() + " " + result.kind().label())
        .containsExactly("a match", "b valid");
  }

  @Test
  void ordersResultsByFileLineAndNameWhateverTheirEnd() {
    RunReport report =
        SomeResults.report(
            SomeResults.of("b", Kind.VALID),
            Result.crashed("z", "crashed", Duration.ZERO),
            SomeResults.of("a", Kind.VALID));

    assertThat(report.results().all()).extracting(Result::id).containsExactly("z", "a", "b");
  }

  @Test
  void tellsTheTimeByItsClock() {
    RunRecorder recorder = new RunRecorder(new SteppingClock());

    Summary summary = recorder.report(List.of()).summary();

    assertThat(summary.duration()).isEqualTo(Duration.ofSeconds(7));
    assertThat(summary.generatedAt()).isEqualTo(SomeResults.NOW.plusSeconds(14));
  }

  /** Each look at it comes seven seconds after the last. */
  private static final class SteppingClock extends Clock {
    private Instant now = SomeResults.NOW;

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
