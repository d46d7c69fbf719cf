package io.harmonia.smoke.entries;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestChecksTest {
  private static final String NOTHING = "workspace › nothing to check";

  @TempDir Path root;

  @Test
  void findsThatThereIsNothingToCheck() {
    Checked checked = WorkspaceBuilder.empty(root).file("README.md", "hello").check();

    Finding finding = checked.of(NOTHING).judgement().findings().get(0);
    assertThat(finding.kind()).isEqualTo(Kind.NOTHING_TO_CHECK);
    assertThat(finding.message())
        .startsWith("nothing to check under ")
        .contains(MODELS, DATASETS, COMBINED, MODEL_SUMS, DATASET_SUMS);
    assertThat(finding.remedy()).contains("smoke.root");
    assertThat(checked.red()).containsExactly(NOTHING + ": nothing-to-check");
  }

  @Test
  void checksumsWithoutManifestsAreSomethingToCheck() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .file("models/a", "a")
            .checksums(MODEL_SUMS, sha256("a") + "  a")
            .check();

    assertThat(checked.ids()).containsExactly(MODEL_SUMS + " › a");
    assertThat(checked.red()).isEmpty();
    assertThat(checked.artifacts()).isEqualTo(1);
  }

  @Test
  void aChecksumFileWithoutALineIsSomethingToCheckAndSkipped() {
    Checked checked = WorkspaceBuilder.empty(root).file(DATASET_SUMS, "# later\n").check();

    assertThat(checked.results())
        .extracting(Checked.Made::toString)
        .containsExactly(DATASET_SUMS + " › no recorded checksums: not-recorded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"latest\"", "\"1.0\"", "\"01.0.0\"", "1"})
  void findsATopLevelVersionThatIsNone(String version) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(DATASETS, "{\"datasets\": [],\n \"version\": " + version + "}");

    assertThatCheck(workspace.check(), "datasets/inventory.json › well-formed")
        .finds(Kind.MANIFEST_INVALID, DATASETS + ":2:13")
        .says("version ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1.0.0\"", "\"v1.2.0\"", "null"})
  void aTopLevelVersionMayBeSemanticOrNull(String version) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(DATASETS, "{\"datasets\": [],\n \"version\": " + version + "}");

    assertThatCheck(workspace.check(), "datasets/inventory.json › well-formed").passes(Kind.VALID);
  }

  @Test
  void aSchemaOfTheWorkspaceIsNotPassedOverWhereWhatItDescribesIsMissing() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("models/a.bin", "a")
            .file(MODEL_SUMS, sha256("a") + "  models/a.bin\n");
    Checked without = workspace.check();

    Checked with = workspace.file("inventory/manifest_schema.json", "{}").check();

    assertThat(without.red()).isEmpty();
    assertThatCheck(with, "inventory/combined_inventory.json › well-formed")
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":1:1")
        .says("expected one, since inventory/manifest_schema.json is there");
  }

  @Test
  void manifestsMayHaveNoEntries() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .file(MODELS, "{\"models\": []}")
            .file(DATASETS, "{\"datasets\": []}")
            .file(
                COMBINED,
                """
                {"models": [], "datasets": [],
                 "totals": {"models_bytes": 0, "models_files": 0}}""")
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.artifacts()).isZero();
    assertThat(checked.ids()).contains(COMBINED + " › totals", COMBINED + " › parts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "datasets"})
  void findsAPartWithoutItsList(String list) {
    Checked checked = WorkspaceBuilder.valid(root).file(list + "/inventory.json", "{}").check();

    assertThatCheck(checked, list + "/inventory.json › well-formed")
        .finds(Kind.MANIFEST_INVALID, list + "/inventory.json:1:1")
        .says("has no list of entries: expected \"" + list + "\"");
  }

  @Test
  void findsAListThatIsNone() {
    Checked checked = WorkspaceBuilder.valid(root).file(MODELS, "{\"models\": {}}").check();

    assertThatCheck(checked, MODELS + " › well-formed")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":1:12")
        .says("models is an object, expected an array of entries");
  }

  @Test
  void findsAKeyThatStandsTwice() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODELS, "\"size_bytes\": 7,", "\"size_bytes\": 7, \"size_bytes\": 8,");

    assertThatCheck(workspace.check(), MODELS + " › well-formed")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":24:24")
        .says("\"size_bytes\" stands twice in one object");
  }

  @Test
  void toleratesAndRemarksAByteOrderMark() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    workspace.file(MODELS, "\ufeff" + workspace.text(MODELS));

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › well-formed")
        .passes(Kind.VALID)
        .remarks("byte-order mark");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void holdsAPartToTheSchema() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    workspace.edit(MODELS, "\"2026-11-22T06:17:00Z\"", "5");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › schema")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":2:19")
        .findsOnly(Kind.MANIFEST_INVALID)
        .says("/generated_at");
    assertThat(checked.red()).containsExactly(MODELS + " › schema: manifest-invalid");
  }

  @Test
  void whatTheFieldsOfAnEntrySayTheSchemaDoesNotRepeat() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"notes\": \"none\"", "\"notes\": 5");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › schema").passes(Kind.VALID);
    assertThatCheck(checked, MODELS + " › acme/shards › fields")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":18:178")
        .findsOnly(Kind.MANIFEST_INVALID)
        .says("license.notes is 5, expected a text");
    assertThat(checked.red())
        .containsExactly(
            MODELS + " › acme/shards › fields: manifest-invalid",
            MODELS + " › acme/shards › agreement: manifest-inconsistent");
  }

  @Test
  void holdsTheCombinedManifestToTheWorkspacesOwnSchema() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .file(
                "inventory/manifest_schema.json",
                """
                {"$schema": "http://json-schema.org/draft-07/schema#",
                 "required": ["models", "curator"]}""");

    Checked checked = workspace.check();

    assertThatCheck(checked, COMBINED + " › schema")
        .finds(Kind.MANIFEST_INVALID, COMBINED + ":1:1")
        .says("curator")
        .advises("add \"curator\"");
    assertThat(checked.red()).containsExactly(COMBINED + " › schema: manifest-invalid");
  }

  @Test
  void aSchemaThatHoldsChangesNothing() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .file("inventory/manifest_schema.json", "{\"required\": [\"models\"]}");

    assertThat(workspace.check().red()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "5", "{\"requierd\": [\"curator\"]}", "{\"type\": 5}"})
  void aSchemaThatCannotBeUsedIsNeverAPass(String schema) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).file("inventory/manifest_schema.json", schema);

    Checked checked = workspace.check();

    assertThat(checked.red()).containsExactly(COMBINED + " › schema: manifest-invalid");
    assertThat(checked.of(COMBINED + " › schema").judgement().findings().get(0).message())
        .startsWith("inventory/manifest_schema.json:1:");
  }

  @Test
  void aSchemaThatIsADirectoryIsNeverAPass() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).folder("inventory/manifest_schema.json");

    assertThat(workspace.check().red()).containsExactly(COMBINED + " › schema: manifest-invalid");
  }

  @Test
  void aSchemaThatIsALinkToNothingIsNeverAPass() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).link("inventory/manifest_schema.json", "../gone.json");

    assertThat(workspace.check().red()).containsExactly(COMBINED + " › schema: path-refused");
  }
}
