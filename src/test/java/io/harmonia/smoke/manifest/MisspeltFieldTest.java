package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisspeltFieldTest {
  private static final String DIGEST = "a".repeat(64);

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SHA256 | sha256 | \"x\"",
        "sha-256 | sha256 | \"x\"",
        "sha_256 | sha256 | 1",
        "sha\\u200b256 | sha256 | \"x\"",
        "sha265 | sha256 | \"{}\"",
        "sha25 | sha256 | \"{}\"",
        "sha2566 | sha256 | \"{}\"",
        "sha257 | sha256 | \"{}\"",
        "version\\u0020 | version | \"1.0.0\"",
        "Version | version | \"1.0.0\"",
        "sizeBytes | size_bytes | 1",
        "size-bytes | size_bytes | \"1\"",
        "size_byte | size_bytes | 1",
        "sizebytes | size_bytes | 1",
        "sourceUrl | source_url | \"https://a.invalid\"",
        "Snapshot | snapshot | \"x\"",
        "file_count | files_count | 2",
        "filesCount | files_count | 2",
        "file | files | [{\"path\": \"a\"}]",
        "Files | files | []",
        "fiels | files | [{\"path\": \"a\"}, {\"local_path\": \"b\"}]",
        "topFiles | top_files | []",
        "License | license | \"MIT\"",
      })
  void ofAnEntryIsAProblem(String misspelt, String expected, String value) {
    Entry entry = entry("\"%s\": %s".formatted(misspelt, value.replace("{}", DIGEST)));

    assertThat(entry.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).endsWith("expected \"" + expected + '"'));
    assertThat(entry.remarks()).isEmpty();
  }

  @Test
  void isNamedWithItsPlaceAndARemedy() {
    assertThat(entry("\"sha-256\": \"x\"").problems())
        .containsExactly(
            new Problem(
                new Location("models/inventory.json", 1, 51),
                "the field \"sha-256\" is misspelt, so nothing checks it: expected \"sha256\"",
                "Rename it to \"sha256\", or, if it means something else, give it a name of its"
                    + " own."));
  }

  /** What other tools write beside our fields. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tags\": [\"a\"]",
        "\"format\": \"gguf\"",
        "\"sha1\": \"da39a3ee5e6b4b0d3255bfef95601890afd80709\"",
        "\"sha512\": \"x\"",
        "\"md5\": \"x\"",
        "\"votes\": 3",
        "\"size_bits\": 3",
        "\"tiles\": [{\"path\": \"a\"}]",
        "\"tiles_count\": 3",
        "\"profiles\": [{\"path\": \"a\"}]",
        "\"SHA256\": null",
        "\"\": 1",
        "\"__\": 1"
      })
  void isNoExtraField(String fields) {
    Entry entry = entry(fields);

    assertThat(entry.problems()).isEmpty();
    assertThat(entry.remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"size\": 3 | size_bytes",
        "\"hash\": \"x\" | sha256",
        "\"url\": \"x\" | source_url",
        "\"source_uri\": \"s3://a/b\" | source_url",
        "\"file\": \"model.onnx\" | files",
        "\"file\": [\"model.onnx\"] | files",
        "\"licenses\": [\"MIT\"] | license",
        "\"licence\": \"MIT\" | license",
        "\"versions\": [\"1.0.0\"] | version",
        "\"sha25\": \"x\" | sha256",
        "\"SHA256\": \"%s\", \"sha256\": \"%<s\" | sha256",
        "\"artifacts\": [{\"path\": \"a\"}] | files",
        "\"Files\": [], \"files\": [{\"path\": \"a\"}] | files",
        "\"Path\": \"b\" | path"
      })
  void isARemarkWhereItMayMeanSomethingElse(String fields, String field) {
    Entry entry = entry(fields.formatted(DIGEST));

    assertThat(entry.problems()).isEmpty();
    assertThat(entry.remarks())
        .singleElement()
        .satisfies(
            remark ->
                assertThat(remark)
                    .startsWith("models/inventory.json:1:")
                    .contains(": nothing checks \"")
                    .endsWith("; what is checked is \"" + field + "\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"SHA256\": \"x\", \"sha256\": \"%s\" | SHA256",
        "\"sizeBytes\": 3, \"size_bytes\": 4 | sizeBytes",
        "\"size_byte\": 3, \"size_bytes\": 4 | size_byte",
        "\"Path\": \"c\" | Path",
        "\"Files\": [{\"path\": \"a\"}], \"files\": [{\"path\": \"b\"}] | Files"
      })
  void isAProblemWhereItSaysSomethingElseThanTheOneBesideIt(String fields, String field) {
    Entry entry = entry(fields.formatted(DIGEST));

    assertThat(entry.problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .startsWith("the field \"" + field + "\" is misspelt and says something else");
    assertThat(entry.remarks()).isEmpty();
  }

  @Test
  void isAProblemBesideAnEmptyList() {
    assertThat(entry("\"files\": [], \"Files\": [{\"path\": \"a\"}]").problems()).hasSize(1);
    assertThat(entry("\"files\": [], \"Files\": []").problems()).isEmpty();
  }

  @Test
  void countsWhereItsOwnFieldIsNull() {
    assertThat(entry("\"sha256\": null, \"SHA256\": \"x\"").problems()).hasSize(1);
    assertThat(entry("\"top_files\": [], \"Files\": []").problems()).isEmpty();
  }

  @Test
  void mayStandInAFile() {
    Entry entry =
        entry("\"files\": [{\"path\": \"a\", \"sizeBytes\": 1, \"hash\": \"x\"}, {\"Sha256\": 1}]");

    assertThat(entry.files().get(0).problems())
        .extracting(Problem::message)
        .containsExactly(
            "the field \"sizeBytes\" is misspelt, so nothing checks it: expected \"size_bytes\"");
    assertThat(entry.files().get(1).problems()).hasSize(2);
    assertThat(entry.remarks()).hasSize(1);
  }

  @Test
  void mayStandInALicense() {
    assertThat(entry("\"license\": {\"FilePath\": \"..\"}").problems()).hasSize(1);
    assertThat(entry("\"license\": {\"file_path\": \"a\", \"files\": \"b\"}").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Models\": [{\"name\": \"a\"}]",
        "\"model\": [{\"path\": \"a\"}]",
        "\"datasets \": []",
        "\"Totals\": 1",
        "\"total\": {}"
      })
  void mayStandInAManifest(String field) {
    Manifest manifest =
        ManifestFixture.combined(root)
            .write("{" + (field.contains("otal") ? "\"models\": []," : "") + field + "}")
            .manifest();

    assertThat(manifest.problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("the field \"" + field.substring(1, field.indexOf('"', 1)) + "\" is misspelt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"modes\": 1", "\"total\": 3", "\"model\": \"a\""})
  void isNoExtraFieldOfAManifest(String field) {
    Manifest manifest =
        ManifestFixture.combined(root).write("{\"models\": [], " + field + "}").manifest();

    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void mayStandInTheTotals() {
    Totals totals =
        ManifestFixture.combined(root)
            .write("{\"models\": [], \"totals\": {\"model_bytes\": 0, \"models_kb\": 0}}")
            .manifest()
            .totals()
            .orElseThrow();

    assertThat(totals.problems())
        .extracting(Problem::message)
        .containsExactly(
            "the field \"model_bytes\" is misspelt, so nothing checks it: expected"
                + " \"models_bytes\"");
    assertThat(totals.names()).isEqualTo(List.of("models_kb"));
  }

  private Entry entry(String fields) {
    return ManifestFixture.entry(root, "\"name\": \"a\", \"path\": \"b\", " + fields);
  }
}
