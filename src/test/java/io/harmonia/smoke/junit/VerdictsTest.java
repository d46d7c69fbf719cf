package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Location;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

class VerdictsTest {

  @ParameterizedTest
  @MethodSource("passed")
  void returnsWhereACheckPassed(Kind kind) {
    assertThatCode(() -> Verdicts.report(judgement(kind))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("drifted")
  void failsWithAnAssertionErrorWhereTheWorkspaceDrifted(Kind kind) {
    assertThatThrownBy(() -> Verdicts.report(judgement(kind))).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @MethodSource("skipped")
  void abortsWhereNothingIsRecorded(Kind kind) {
    assertThatThrownBy(() -> Verdicts.report(judgement(kind)))
        .isInstanceOf(TestAbortedException.class);
  }

  @ParameterizedTest
  @MethodSource("unchecked")
  void failsWithAnotherExceptionWhereTheCheckCouldNotBeMade(Kind kind) {
    assertThatThrownBy(() -> Verdicts.report(judgement(kind)))
        .isInstanceOf(UncheckedVerdictException.class)
        .isNotInstanceOf(AssertionError.class);
  }

  @Test
  void saysEveryFindingWithItsKindAndRemedyTheGravestFirst() {
    Judgement judgement =
        new Judgement(
            Kind.SIZE_MISMATCH,
            List.of(
                Finding.at(new Location("a.json", 3, 5), Kind.SIZE_MISMATCH, "too big", "Shrink."),
                Finding.nowhere(Kind.CHECKSUM_MISMATCH, "other bytes", "Restore.")),
            List.of(),
            Optional.empty(),
            Set.of(),
            Set.of());

    String message = Verdicts.message(judgement);

    assertThat(message)
        .isEqualTo(
            """
            a.json:3:5: too big [size-mismatch]
              Remedy: Shrink.
            other bytes [checksum-mismatch]
              Remedy: Restore.""");
  }

  static Stream<Kind> passed() {
    return kinds(Verdict.PASSED);
  }

  static Stream<Kind> drifted() {
    return kinds(Verdict.DRIFTED);
  }

  static Stream<Kind> skipped() {
    return kinds(Verdict.SKIPPED);
  }

  static Stream<Kind> unchecked() {
    return kinds(Verdict.UNCHECKED);
  }

  private static Stream<Kind> kinds(Verdict verdict) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.verdict() == verdict);
  }

  private static Judgement judgement(Kind kind) {
    return new Judgement(
        kind,
        List.of(Finding.nowhere(kind, "message", "Remedy.")),
        List.of(),
        Optional.empty(),
        Set.of(),
        Set.of());
  }
}
