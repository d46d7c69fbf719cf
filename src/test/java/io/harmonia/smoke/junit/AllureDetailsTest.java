package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.check.Evidence;
import io.harmonia.smoke.check.Finding;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.Kind;
import io.harmonia.smoke.text.Location;
import io.qameta.allure.model.StatusDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllureDetailsTest {

  @Test
  void takesAMessageApart() {
    StatusDetails details = details(finding(Kind.SIZE_MISMATCH, "a: expected 6 bytes, actual 8"));

    assertThat(details.getMessage())
        .isEqualTo(
            "m.json:1:1: a [size-mismatch]\n  Expected: 6 bytes\n  Actual:   8\n  Remedy:   Do y.");
    assertThat(details.getExpected()).isEqualTo("6 bytes");
    assertThat(details.getActual()).isEqualTo("8");
    assertThat(details.getTrace()).isNull();
  }

  @Test
  void takesAMessageApartThatSaysActualWithAColon() {
    StatusDetails details =
        details(finding(Kind.MISSING_ARTIFACT, "a: expected a file, actual: there is none; so"));

    assertThat(details.getActual()).isEqualTo("there is none; so");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing of either",
        "a: expected one",
        "x, actual b",
        "x, actual b; expected a",
        "a: expected b, actually c",
        "models/expected x: expected a, actual b",
        "models/x, actual y: expected a, actual b",
        "a: expected b, actual c, actual d",
      })
  void leavesAMessageWholeThatMayMeanSomethingElse(String message) {
    StatusDetails details = details(finding(Kind.SIZE_MISMATCH, message));

    assertThat(details.getMessage())
        .isEqualTo("m.json:1:1: " + message + " [size-mismatch]\n  Remedy:   Do y.");
    assertThat(details.getExpected()).isNull();
    assertThat(details.getActual()).isNull();
  }

  @Test
  void saysEachFindingAndComparesTheGravest() {
    StatusDetails details =
        details(
            finding(Kind.CHECKSUM_MISMATCH, "a: expected SHA-256 1, actual 2"),
            finding(Kind.SIZE_MISMATCH, "a: expected 6 bytes, actual 8"));

    assertThat(details.getMessage().lines().filter(line -> !line.startsWith("  ")))
        .containsExactly("m.json:1:1: a [checksum-mismatch]", "m.json:1:1: a [size-mismatch]");
    assertThat(details.getExpected()).isEqualTo("SHA-256 1");
  }

  @Test
  void comparesNothingOfWhatIsNoDrift() {
    StatusDetails details = details(finding(Kind.PARTIAL, "a: expected 2 files, actual 1"));

    assertThat(details.getMessage()).contains("\n  Expected: 2 files\n  Actual:   1\n");
    assertThat(details.getExpected()).isNull();
  }

  @Test
  void leavesWhatHasNoFindingAsItIs() {
    StatusDetails details = new StatusDetails().setMessage("other").setTrace("trace");

    AllureDetails.describe(judgement(Kind.VALID, List.of()), details);

    assertThat(details).extracting("message", "trace").containsExactly("other", "trace");
  }

  @Test
  void keepsHostileTextInItsLine() {
    StatusDetails details =
        details(
            finding(Kind.SIZE_MISMATCH, "a\u202e\u001b[31m\n  Actual: x: expected 6, actual 8"));

    assertThat(details.getMessage().lines()).hasSize(4);
    assertThat(details.getMessage()).contains("\\u{202e}\\u{1b}[31m\\u{a}  Actual: x");
  }

  private static StatusDetails details(Finding... findings) {
    StatusDetails details = new StatusDetails().setTrace("a stack trace");
    AllureDetails.describe(judgement(findings[0].kind(), List.of(findings)), details);
    return details;
  }

  private static Finding finding(Kind kind, String message) {
    return Finding.at(Location.startOf("m.json"), kind, message, "Do y.");
  }

  private static Judgement judgement(Kind kind, List<Finding> findings) {
    return new Judgement(kind, findings, List.of(), Optional.<Evidence>empty(), Set.of(), Set.of());
  }
}
