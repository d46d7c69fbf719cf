package io.harmonia.smoke.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The closed set of kinds and verdicts, as DESIGN.md has it. */
class KindTest {

  private static List<String> labels(Verdict verdict) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.verdict() == verdict)
        .map(Kind::label)
        .toList();
  }

  @Test
  void theWorkspaceIsWrong() {
    assertThat(labels(Verdict.DRIFTED))
        .containsExactlyInAnyOrder(
            "nothing-to-check",
            "manifest-invalid",
            "manifest-inconsistent",
            "duplicate",
            "malformed-line",
            "path-refused",
            "ambiguous-path",
            "missing-artifact",
            "size-mismatch",
            "checksum-mismatch",
            "pointer-mismatch",
            "empty-file",
            "line-endings-changed",
            "unlisted",
            "bump-required",
            "version-downgrade",
            "record-dropped",
            "upstream-changed",
            "upstream-moved",
            "upstream-gone",
            "narrowed",
            "requirement-unmet",
            "waiver-invalid");
  }

  @Test
  void theCheckCouldNotBeMade() {
    assertThat(labels(Verdict.UNCHECKED))
        .containsExactlyInAnyOrder(
            "unreadable",
            "changed-while-reading",
            "baseline-unavailable",
            "weak-digest",
            "upstream-refused",
            "upstream-not-visible",
            "upstream-no-answer",
            "timed-out",
            "crashed");
  }

  @Test
  void nothingIsRecorded() {
    assertThat(labels(Verdict.SKIPPED))
        .containsExactlyInAnyOrder(
            "not-recorded",
            "not-comparable",
            "not-present",
            "partial",
            "no-baseline",
            "upstream-private",
            "upstream-unreachable",
            "waived");
  }

  @Test
  void verified() {
    assertThat(labels(Verdict.PASSED))
        .containsExactlyInAnyOrder(
            "valid",
            "consistent",
            "match",
            "earlier-match",
            "weak-match",
            "pointer-match",
            "structure-match",
            "upstream-match",
            "upstream-present",
            "upstream-moved-on",
            "bumped");
  }

  @Test
  void driftIsGraverThanUncheckedThanSkippedThanPassed() {
    List<Verdict> verdicts = Arrays.stream(Kind.values()).map(Kind::verdict).toList();

    assertThat(verdicts).isSorted();
    assertThat(Verdict.values())
        .containsExactly(Verdict.DRIFTED, Verdict.UNCHECKED, Verdict.SKIPPED, Verdict.PASSED);
  }

  @Test
  void whatIsWaivedIsGraverThanWhatIsMerelySkipped() {
    assertThat(Arrays.stream(Kind.values()).filter(kind -> kind.verdict() == Verdict.SKIPPED))
        .first()
        .isEqualTo(Kind.WAIVED);
  }

  @Test
  void aWrongSizeIsGraverThanAWrongChecksum() {
    assertThat(Kind.SIZE_MISMATCH).isLessThan(Kind.CHECKSUM_MISMATCH).isLessThan(Kind.EMPTY_FILE);
  }
}
