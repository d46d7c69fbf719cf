package io.harmonia.smoke.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that would fill the heap or the stack is refused by name. */
class HugeManifestTest {
  private static final String TOO_MANY_DIGITS =
      "exceeds the limit of 1,000 digits of a number (smoke.limits.number-length=1000)";

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesTenThousandLevelsOfNesting(String level) {
    Problem problem = ManifestFixture.models(root).write(level.repeat(10_000)).malformed();

    assertThat(problem.message())
        .isEqualTo("exceeds the limit of 500 levels of nesting (smoke.limits.depth=500)");
    assertThat(problem.remedy()).contains("restore the file from git");
  }

  @Test
  void readsFiveHundredLevels() {
    String deep = "{\"models\": [], \"x\": " + "[".repeat(499) + "]".repeat(499) + "}";

    Manifest manifest = ManifestFixture.models(root).write(deep).manifest();

    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void refusesOneLevelMore() {
    String deep = "{\"models\": [], \"x\": " + "[".repeat(500) + "]".repeat(500) + "}";

    Problem problem = ManifestFixture.models(root).write(deep).malformed();

    assertThat(problem.message())
        .isEqualTo("exceeds the limit of 500 levels of nesting (smoke.limits.depth=500)");
  }

  @Test
  void refusesAStringOfAHundredMegabytes() throws IOException {
    ManifestFixture fixture = ManifestFixture.models(root).write("");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fixture.file()))) {
      out.write("{\"models\": [{\"notes\": \"".getBytes(UTF_8));
      byte[] megabyte = "x".repeat(1_000_000).getBytes(UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
      out.write("\"}]}".getBytes(UTF_8));
    }

    Problem problem = fixture.malformed();

    assertThat(problem.message())
        .isEqualTo(
            "exceeds the limit of 10,000,000 characters of a text"
                + " (smoke.limits.text-length=10000000)");
  }

  @Test
  void refusesANameOfAHundredThousandCharacters() {
    String json = "{\"" + "x".repeat(100_000) + "\": 1}";

    Problem problem = ManifestFixture.models(root).write(json).malformed();

    assertThat(problem.message())
        .isEqualTo(
            "exceeds the limit of 50,000 characters of a key (smoke.limits.key-length=50000)");
  }

  @Test
  void readsANumberOfAThousandDigits() {
    String json = "{\"models\": [], \"x\": " + "9".repeat(1_000) + "}";

    Manifest manifest = ManifestFixture.models(root).write(json).manifest();

    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void refusesANumberOfOneDigitMore() {
    String json = "{\"models\": [], \"x\": " + "9".repeat(1_001) + "}";

    Problem problem = ManifestFixture.models(root).write(json).malformed();

    assertThat(problem.message()).isEqualTo(TOO_MANY_DIGITS);
    assertThat(problem.at().line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000", "1e-1000", "-1.5E+1001", "0e0"})
  void readsAnExponentOfAThousand(String number) {
    Manifest manifest =
        ManifestFixture.models(root).write("{\"models\": [], \"x\": " + number + "}").manifest();

    assertThat(manifest.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e1001",
        "1e-1001",
        "1e999999999",
        "-1e-999999999",
        "0e999999999",
        "1e99999999999",
        "1e-99999999999"
      })
  void refusesAnExponentBeyondAThousand(String number) {
    Problem problem =
        ManifestFixture.models(root).write("{\"models\": [],\n \"x\": " + number + "}").malformed();

    assertThat(problem.message()).isEqualTo(TOO_MANY_DIGITS);
    assertThat(problem.at()).hasToString("models/inventory.json:2:7");
  }
}
