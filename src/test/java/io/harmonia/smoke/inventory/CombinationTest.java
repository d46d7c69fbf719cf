package io.harmonia.smoke.inventory;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code combine} makes of two parts, and what it refuses. */
class CombinationTest {
  @TempDir Path folder;
  @TempDir Path reports;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void aWorkspaceWhoseCombinedManifestIsItsOwn() {
    workspace = WorkspaceBuilder.valid(folder);
    workspace.file(COMBINED, Authoring.text(Authoring.in(workspace).combine()));
  }

  @Test
  void changesNothingWhereNothingChanged() {
    assertThat(Authoring.text(Authoring.in(workspace).combine()))
        .isEqualTo(workspace.text(COMBINED))
        .contains("\"generated_at\": \"2026-11-22T06:17:00Z\"");
  }

  @Test
  void makesOneWhereThereIsNone() {
    workspace.delete(COMBINED);

    String made = Authoring.text(Authoring.in(workspace).combine());

    assertThat(made)
        .startsWith(
            "{\n  \"generated_at\": \"2026-11-24T00:00:00Z\",\n  \"version\": \"1.0.0\",\n"
                + "  \"models\": [\n    {\n      \"name\": \"acme/shards\"")
        .endsWith(
            """
              "totals": {
                "models_bytes": 18,
                "models_files": 3,
                "datasets_bytes": 6,
                "datasets_files": 1
              }
            }
            """);
    workspace.file(COMBINED, made);
    assertThat(Authoring.suite(folder, reports).outcome()).isEqualTo("clean");
  }

  @Test
  void keepsWhatElseTheCombinedManifestHas() {
    workspace
        .edit(COMBINED, "\"version\": \"1.0.0\"", "\"version\": \"7.0.0\", \"owner\": {\"n\": 1.0}")
        .edit(COMBINED, "\"models_files\": 3", "\"models_files\": 9, \"weight\": 1e3")
        .edit(COMBINED, "\"2026-11-22T06:17:00Z\"", "\"2020-01-01T00:00:00Z\"");

    String made = Authoring.text(Authoring.in(workspace).combine());

    assertThat(made)
        .contains("\"version\": \"7.0.0\",\n  \"owner\": {\n    \"n\": 1.0\n  },")
        .contains("\"models_files\": 3,\n    \"weight\": 1e3,")
        .contains("\"generated_at\": \"2026-11-24T00:00:00Z\"");
  }

  @Test
  void takesEntriesAsTheyStandInTheParts() {
    workspace.edit(
        DATASETS,
        "\"name\": \"acme/words\"",
        "\"x\": [1.0, 1E+2, {}, []], \"name\": \"acme/words\"");

    assertThat(Authoring.text(Authoring.in(workspace).combine()))
        .contains(
            """
                  "x": [
                    1.0,
                    1E+2,
                    {},
                    []
                  ],
            """);
  }

  @Test
  void leavesOutATotalThatNobodyKnows() {
    workspace.edit(MODELS, "      \"size_bytes\": 7,\n", "");

    Authored made = Authoring.in(workspace).combine();

    assertThat(Authoring.text(made)).doesNotContain("models_bytes").contains("\"models_files\": 3");
    assertThat(Authoring.notes(made)).anyMatch(note -> note.contains("models_bytes is left out"));
    workspace.file(COMBINED, Authoring.text(made));
    assertThat(Authoring.suite(folder, reports).outcome()).isEqualTo("clean");
  }

  @Test
  void refusesAMissingPart() {
    workspace.delete(DATASETS);

    Authored made = Authoring.in(workspace).combine();

    assertThat(Authoring.refusal(made)).contains(DATASETS + ": is not there");
    assertThat(((Authored.Refused) made).isDrift()).isFalse();
  }

  @Test
  void combinesWithoutAPartWhereThatIsAskedFor() {
    workspace.delete(DATASETS);

    Authored made = Authoring.in(workspace).combine(true);

    assertThat(Authoring.text(made)).contains("\"datasets\": []").contains("\"datasets_bytes\": 0");
    assertThat(Authoring.notes(made))
        .contains("the part of the datasets is missing: 1 of them are left out");
    workspace.file(COMBINED, Authoring.text(made));
    assertThat(Authoring.suite(folder, reports).outcome()).isEqualTo("clean");
  }

  @Test
  void refusesToCombineNothing() {
    workspace.delete(DATASETS, MODELS);

    assertThat(Authoring.refusal(Authoring.in(workspace).combine(true)))
        .contains("nothing to combine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"models\": [ | \"models\": ( | is not JSON",
        "\"version\": \"1.2.0\" | \"version\": \"1.2.0\", \"version\": \"1\" | stands twice",
        "\"acme/single\" | \"acme/shards\" | acme/shards",
        "models/acme/single.onnx | ../single.onnx | leaves the workspace",
        "\"size_bytes\": 7 | \"size_bytes\": 7.0 | digits alone",
        "\"size_bytes\": 7 | \"size_bytes\": 9223372036854775807 | more than any file system holds",
        "\"models\": [ | \"modles\": [ | is misspelt"
      })
  void refusesAPartThatIsDriftByItself(String from, String to, String why) {
    workspace.edit(MODELS, from, to);

    Authored made = Authoring.in(workspace).combine();

    assertThat(Authoring.refusal(made)).contains(why);
    assertThat(((Authored.Refused) made).isDrift()).isTrue();
  }

  @Test
  void refusesWhatTheSchemaOfTheWorkspaceRefuses() {
    workspace.file("inventory/manifest_schema.json", "{\"required\": [\"owner\"]}");

    Authored made = Authoring.in(workspace).combine();

    assertThat(Authoring.refusal(made)).contains("owner");
    assertThat(((Authored.Refused) made).isDrift()).isTrue();
  }

  @Test
  void refusesACombinedManifestThatAShellEmptied() {
    workspace.file(COMBINED, "");

    assertThat(Authoring.refusal(Authoring.in(workspace).combine())).contains("is empty");
  }

  @Test
  void readsTheManifestsInOtherPlaces() {
    workspace.file("other/m.json", "{\"models\": []}");

    Authored made =
        Authoring.with(folder, Map.of("smoke.models", folder.resolve("other/m.json").toString()))
            .combine();

    assertThat(Authoring.text(made)).contains("\"models\": []").contains("acme/words");
  }

  @Test
  void nestsAsDeepAsIsRead() {
    String deep = "[".repeat(400) + "]".repeat(400);
    workspace.edit(
        MODELS, "\"name\": \"acme/single\"", "\"x\": " + deep + ", \"name\": \"acme/single\"");

    workspace.file(COMBINED, Authoring.text(Authoring.in(workspace).combine()));

    assertThat(Authoring.suite(folder, reports).outcome()).isEqualTo("clean");
  }

  @Test
  void refusesWhatNestsDeeper() {
    String deep = "[".repeat(600) + "]".repeat(600);
    workspace.edit(
        MODELS, "\"name\": \"acme/single\"", "\"x\": " + deep + ", \"name\": \"acme/single\"");

    assertThat(Authoring.refusal(Authoring.in(workspace).combine())).contains("limit of 500");
  }
}
