package io.harmonia.smoke.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.text.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllureDetailsTest {

  @Test
  void saysExpectedBelowActual() {
    AllureDetails details =
        details(finding(Kind.SIZE_MISMATCH, Wording.compared("a: ", "6 bytes", "8")));

    assertThat(details.message())
        .isEqualTo(
            "m.json:1:1: a [size-mismatch]\n  Expected: 6 bytes\n  Actual:   8\n  Remedy:   Do y.");
    assertThat(details.compared())
        .contains(new AllureDetails.Comparison("m.json:1:1: a", "6 bytes", "8"));
  }

  @Test
  void saysSoWhereWhatIsThereTakesAClause() {
    AllureDetails details =
        details(
            finding(
                Kind.MISSING_ARTIFACT, Wording.explained("a: ", "a file", "there is none; so")));

    assertThat(details.compared().orElseThrow().actual()).isEqualTo("there is none; so");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing of either",
        "a: expected one",
        "x, actual b",
        "x, actual b; expected a",
        "a: expected b, actually c",
        "a: expected b, actual c",
        "models/expected x: expected a, actual b",
        "models/x, actual y: expected a, actual b",
        "a: expected b, actual c, actual d",
      })
  void looksForNothingInAText(String message) {
    AllureDetails details = details(finding(Kind.SIZE_MISMATCH, Wording.of(message)));

    assertThat(details.message())
        .isEqualTo("m.json:1:1: " + message + " [size-mismatch]\n  Remedy:   Do y.");
    assertThat(details.compared()).isEmpty();
  }

  @Test
  void isNotMisledByANameThatLooksLikeADifference() {
    AllureDetails details =
        details(
            finding(
                Kind.SIZE_MISMATCH,
                Wording.compared("models/expected x, actual y: ", "a, actual b", "c")));

    assertThat(details.compared())
        .contains(
            new AllureDetails.Comparison(
                "m.json:1:1: models/expected x, actual y", "a, actual b", "c"));
  }

  @Test
  void saysEachFindingAndComparesTheGravest() {
    AllureDetails details =
        details(
            finding(Kind.CHECKSUM_MISMATCH, Wording.compared("a: ", "SHA-256 1", "2")),
            finding(Kind.SIZE_MISMATCH, Wording.compared("a: ", "6 bytes", "8")));

    assertThat(details.message().lines().filter(line -> !line.startsWith("  ")))
        .containsExactly("m.json:1:1: a [checksum-mismatch]", "m.json:1:1: a [size-mismatch]");
    assertThat(details.compared().orElseThrow().expected()).isEqualTo("SHA-256 1");
  }

  @Test
  void comparesNothingOfWhatIsNoDrift() {
    AllureDetails details = details(finding(Kind.PARTIAL, Wording.compared("a: ", "2 files", "1")));

    assertThat(details.message()).contains("\n  Expected: 2 files\n  Actual:   1\n");
    assertThat(details.compared()).isEmpty();
  }

  @Test
  void saysNothingOfWhatHasNoFinding() {
    assertThat(AllureDetails.of(judgement(Kind.VALID, List.of()))).isEmpty();
  }

  @Test
  void keepsHostileTextInItsLine() {
    AllureDetails details =
        details(
            finding(
                Kind.SIZE_MISMATCH,
                Wording.compared("a\u202e\u001b[31m\n  Actual: x: ", "6", "8")));

    assertThat(details.message().lines()).hasSize(4);
    assertThat(details.message()).contains("\\u{202e}\\u{1b}[31m\\u{a}  Actual: x");
  }

  private static AllureDetails details(Finding... findings) {
    return AllureDetails.of(judgement(findings[0].kind(), List.of(findings))).orElseThrow();
  }

  private static Finding finding(Kind kind, Wording said) {
    return Finding.at(Location.startOf("m.json"), kind, said, "Do y.");
  }

  private static Judgement judgement(Kind kind, List<Finding> findings) {
    return new Judgement(kind, findings, List.of(), Optional.<Evidence>empty(), Set.of(), Set.of());
  }
}
