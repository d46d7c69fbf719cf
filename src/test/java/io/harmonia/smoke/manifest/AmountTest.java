package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes and counts. */
class AmountTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"0, 0", "-0, 0", "1, 1", "9223372036854775807, 9223372036854775807"})
  void isAWholeNumber(String json, long expected) {
    Entry entry = ManifestFixture.entry(root, "\"size_bytes\": " + json);

    assertThat(entry.sizeBytes().flatMap(Stated::value)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          -1                   | is -1, expected 0 or more
          -9223372036854775809 | is -9223372036854775809, expected 0 or more
          9223372036854775808  | is 9223372036854775808, more than any file system holds
          99999999999999999999999999 | is 99999999999999999999999999, more than any file system holds
          1.0                  | is 1.0, expected a whole number written with digits alone
          1.5                  | is 1.5, expected a whole number written with digits alone
          1e3                  | is 1E+3, expected a whole number written with digits alone
          "12"                 | is the text "12", expected a whole number written with digits alone
          ""                   | is the text "", expected a whole number written with digits alone
          true                 | is true, expected a whole number written with digits alone
          []                   | is an array, expected a whole number written with digits alone
          {}                   | is an object, expected a whole number written with digits alone
          """)
  void isNothingElse(String json, String message) {
    Entry entry = ManifestFixture.entry(root, "\"size_bytes\": " + json);

    assertThat(entry.sizeBytes().flatMap(Stated::value)).isEmpty();
    assertThat(ManifestFixture.problem(entry.sizeBytes()).message()).isEqualTo(message);
  }

  @Test
  void isNotStatedWhereItIsNull() {
    Entry entry = ManifestFixture.entry(root, "\"size_bytes\": null");

    assertThat(entry.sizeBytes()).isEmpty();
  }

  @Test
  void hasARemedyThatNamesIt() {
    Entry entry = ManifestFixture.entry(root, "\"files_count\": -3");

    Problem problem = ManifestFixture.problem(entry.filesCount());

    assertThat(problem.remedy()).isEqualTo("Write the real files_count.");
    assertThat(problem.at()).hasToString("models/inventory.json:1:29");
  }

  @Test
  void showsAHugeNumberShortened() {
    Entry entry = ManifestFixture.entry(root, "\"size_bytes\": -" + "9".repeat(900));

    assertThat(ManifestFixture.problem(entry.sizeBytes()).message())
        .contains("more characters]")
        .hasSizeLessThan(320);
  }
}
