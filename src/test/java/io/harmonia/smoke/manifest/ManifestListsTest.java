package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestListsTest {
  @TempDir Path root;

  @Test
  void holdEntriesInTheirOrder() {
    Manifest manifest =
        ManifestFixture.models(root)
            .write("{\"models\": [{\"name\": \"b\"}, {\"name\": \"a\"}, {}]}")
            .manifest();

    assertThat(manifest.entries(ListName.MODELS))
        .extracting(Entry::label)
        .containsExactly("b", "a", "models[2]");
    assertThat(manifest.entries(ListName.DATASETS)).isEmpty();
    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void areBothInACombinedManifest() {
    Manifest manifest =
        ManifestFixture.combined(root)
            .write("{\"models\": [{\"name\": \"a\"}], \"datasets\": [{\"name\": \"b\"}, {}]}")
            .manifest();

    assertThat(manifest.entries(ListName.MODELS)).extracting(Entry::label).containsExactly("a");
    assertThat(manifest.entries(ListName.DATASETS))
        .extracting(Entry::label)
        .containsExactly("b", "datasets[1]");
  }

  @Test
  void mayBeOneInACombinedManifest() {
    Manifest manifest = ManifestFixture.combined(root).write("{\"datasets\": []}").manifest();

    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void mayBeEmpty() {
    Manifest manifest = ManifestFixture.models(root).write("{\"models\": []}").manifest();

    assertThat(manifest.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                   | 1:1
          {"datasets": []}     | 1:1
          {"modellist": []}    | 1:1
          """)
  void areMissedWhereTheyAreNotThere(String json, String place) {
    Manifest manifest = ManifestFixture.models(root).write(json).manifest();

    assertThat(manifest.problems())
        .extracting(Problem::message, p -> p.at().toString(), Problem::remedy)
        .containsExactly(
            tuple(
                "has no list of entries: expected \"models\"",
                "models/inventory.json:" + place,
                "Write \"models\": [], or give the list its right name."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null    | null
          {"a": 1} | an object
          5       | 5
          "a"     | the text "a"
          """)
  void areArrays(String json, String actual) {
    Manifest manifest = ManifestFixture.models(root).write("{\"models\": " + json + "}").manifest();

    assertThat(manifest.entries(ListName.MODELS)).isEmpty();
    assertThat(manifest.problems())
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactly(
            tuple(
                "models is " + actual + ", expected an array of entries",
                "models/inventory.json:1:12"));
  }

  @Test
  void areMissedBesideADuplicateKey() {
    Manifest manifest = ManifestFixture.models(root).write("{\"a\": 1, \"a\": 2}").manifest();

    assertThat(manifest.problems()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null   | the entry is null, expected an object
          "name" | the entry is the text "name", expected an object
          []     | the entry is an array, expected an object
          7      | the entry is 7, expected an object
          """)
  void holdObjectsAndSayWhatElseStandsThere(String json, String message) {
    Entry entry = ManifestFixture.models(root).write("{\"models\": [" + json + "]}").entry();

    assertThat(entry.label()).isEqualTo("models[0]");
    assertThat(entry.problems()).extracting(Problem::message).containsExactly(message);
    assertThat(entry.problems().get(0).at()).isEqualTo(entry.at());
    assertThat(entry.license()).isEmpty();
  }
}
