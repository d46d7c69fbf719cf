package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places are those of the values, as an editor shows them. */
class LocationTest {
  private static final String TEXT =
      """
      {
        "models": [
          {"name": "a"},
          {
            "name": "b",
            "path": "models/b",
            "size_bytes":   12,
            "files": [ {"path": "x"},
              {"path": "y", "size_bytes": -1} ],
            "license": {"name": "MIT",
                        "url": 5}
          },
          7
        ]
      }
      """;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void areLinesAndColumnsWhateverEndsTheLines(String lineEnd) {
    Manifest manifest = ManifestFixture.models(root).write(TEXT.replace("\n", lineEnd)).manifest();

    assertThat(manifest.entries(ListName.MODELS))
        .extracting(e -> e.at().toString())
        .containsExactly(
            "models/inventory.json:3:5", "models/inventory.json:4:5", "models/inventory.json:13:5");
  }

  @Test
  void areThoseOfFieldsAndElements() {
    Entry entry =
        ManifestFixture.models(root).write(TEXT).manifest().entries(ListName.MODELS).get(1);

    assertThat(entry.name().orElseThrow().at()).hasToString("models/inventory.json:5:15");
    assertThat(entry.sizeBytes().orElseThrow().at()).hasToString("models/inventory.json:7:23");
    assertThat(entry.files().get(0).at()).hasToString("models/inventory.json:8:18");
    assertThat(entry.files().get(1).at()).hasToString("models/inventory.json:9:9");
    assertThat(entry.files().get(1).path().orElseThrow().at())
        .hasToString("models/inventory.json:9:18");
    assertThat(entry.problems().get(0).at()).hasToString("models/inventory.json:11:26");
  }

  @Test
  void areThoseOfProblems() {
    Entry entry =
        ManifestFixture.models(root).write(TEXT).manifest().entries(ListName.MODELS).get(1);

    assertThat(ManifestFixture.problem(entry.files().get(1).sizeBytes()).at())
        .hasToString("models/inventory.json:9:37");
  }

  @Test
  void countATabAsOneColumn() {
    Entry entry = ManifestFixture.models(root).write("{\"models\":\n\t\t[\t{}]}").entry();

    assertThat(entry.at()).hasToString("models/inventory.json:2:5");
  }

  @Test
  void countCharactersAndNotBytes() {
    Entry entry = ManifestFixture.models(root).write("{\"ü€\": 1, \"models\": [{}]}").entry();

    assertThat(entry.at()).hasToString("models/inventory.json:1:22");
  }

  @Test
  void countACharacterBeyondTheBasicPlaneAsTwo() {
    Entry entry = ManifestFixture.models(root).write("{\"🤗\": 1, \"models\": [{}]}").entry();

    assertThat(entry.at()).hasToString("models/inventory.json:1:22");
  }

  @Test
  void holdFarDownAFile() {
    String many = "    {\"name\": \"ä\"},\n".repeat(100_000);

    Manifest manifest =
        ManifestFixture.models(root).write("{\"models\": [\n" + many + "  {}]}").manifest();

    assertThat(manifest.entries(ListName.MODELS).get(99_999).at())
        .hasToString("models/inventory.json:100001:5");
    assertThat(manifest.entries(ListName.MODELS).get(100_000).at())
        .hasToString("models/inventory.json:100002:3");
  }

  @Test
  void holdForAnObjectOfManyFields() {
    String many = "\"x\": 0, ".replace("x", "%s");
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      fields.append(String.format(many, "f" + i)).append('\n');
    }

    Entry entry = ManifestFixture.entry(root, fields + "\"name\": \"a\"");

    assertThat(entry.name().orElseThrow().at()).hasToString("models/inventory.json:21:9");
  }
}
