package io.harmonia.smoke.entries;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsCheckTest {
  private static final String PARTS = "inventory/combined_inventory.json › parts";

  @TempDir Path root;

  @Test
  void saysOnceThatAPartWithoutItsListCannotBeCompared() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"models\": [", "\"model\": [");

    Checked checked = workspace.check();

    assertThatPartsAreSkipped(checked);
    assertThat(checked.red()).contains(MODELS + " › well-formed: manifest-invalid");
    assertThat(checked.red()).noneMatch(shown -> shown.startsWith(COMBINED));
  }

  @Test
  void findsAPartThatIsMissingWhileItsEntriesAreCombined() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(MODELS);

    Checked checked = workspace.check();

    assertThatCheck(checked, PARTS)
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":5:5")
        .says("lists 2 of the models", "their part is missing: expected models/inventory.json")
        .advises(
            "Restore the part from git, or, where there never was one, remove this list from the"
                + " combined manifest and its totals.");
    assertThat(checked.red()).containsExactly(PARTS + ": manifest-inconsistent");
  }

  @Test
  void theCombinedManifestSpeaksForAPartThatIsMissing() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(MODELS).file(REST, "REST..");

    Checked checked = workspace.check();

    assertThatCheck(checked, COMBINED + " › models › acme/shards › content")
        .finds(Kind.CHECKSUM_MISMATCH, COMBINED + ":16:57")
        .says(REST_SHA, sha256("REST.."));
  }

  @Test
  void aPartMayBeMissingWhileNoneOfItsEntriesIsCombined() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(DATASETS);
    String text = workspace.text(COMBINED);
    int start = text.indexOf("  \"datasets\"");
    workspace
        .file(COMBINED, text.substring(0, start) + text.substring(text.indexOf("  \"totals\"")))
        .edit(COMBINED, "\"datasets_bytes\": 6", "\"datasets_bytes\": 0")
        .edit(COMBINED, "\"datasets_files\": 1", "\"datasets_files\": 0");

    Checked checked = workspace.check();

    assertThatCheck(checked, PARTS).passes(Kind.CONSISTENT);
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void findsACombinedManifestThatIsMissingWhilePartsAreThere() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(COMBINED);

    Checked checked = workspace.check();

    assertThatCheck(checked, COMBINED + " › well-formed")
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":1:1")
        .says("is not there: expected one, since " + MODELS + " and " + DATASETS + " is there");
    assertThat(checked.red()).containsExactly(COMBINED + " › well-formed: manifest-inconsistent");
  }

  @Test
  void findsACombinedManifestThatIsMissingWhileAPartIsMalformed() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).delete(COMBINED, DATASETS).file(MODELS, "{");

    Checked checked = workspace.check();

    assertThatCheck(checked, COMBINED + " › well-formed")
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":1:1")
        .says("expected one, since " + MODELS + " is there");
  }

  @Test
  void theRestIsCheckedThoughTheCombinedManifestIsMissing() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(COMBINED).file(SINGLE, "x");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › " + SINGLE)
        .finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":2:1")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says(SINGLE_SHA, sha256("x"), "expected 7 bytes, actual 1 byte (" + MODELS + ":24:21)");
    assertThat(checked.ids()).noneMatch(id -> id.endsWith("agreement"));
  }

  @Test
  void findsAnEntryOfTheCombinedManifestThatItsPartLacks() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).datasets().file("unrelated.txt", "unrelated");

    Checked checked = workspace.check();

    assertThatCheck(checked, PARTS)
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":30:5")
        .says("\"acme/words\" is not in datasets/inventory.json");
    assertThat(checked.red()).containsExactly(PARTS + ": manifest-inconsistent");
  }

  @Test
  void findsAnEntryThatStandsInTheOtherPart() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).datasets();
    workspace.edit(MODELS, "acme/single\",\n", "acme/words\",\n");

    Checked checked = workspace.check();

    assertThat(checked.of(PARTS).judgement().findings())
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("\"acme/words\" is not in datasets"))
        .anyMatch(message -> message.contains("\"acme/single\" is not in models"));
  }

  @Test
  void findsAnEntryWithoutANameInTheCombinedManifest() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODELS, "\"name\": \"acme/single\",", "\"name\": \" \",")
            .edit(COMBINED, "\"name\": \"acme/single\",", "\"name\": \" \",");

    Checked checked = workspace.check();

    assertThatCheck(checked, PARTS)
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":20:5")
        .says("\"models[1]\" is not in models/inventory.json");
  }

  @Test
  void findsANameThatIsCombinedTwice() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    String text = workspace.text(COMBINED);
    int start = text.indexOf("    {\n      \"name\": \"acme/single\"");
    String entry = text.substring(start, text.indexOf("  ]", start));
    workspace
        .edit(COMBINED, entry, entry.stripTrailing() + ",\n" + entry.replace("0.3.0", "0.4.0"))
        .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 25")
        .edit(COMBINED, "\"models_files\": 3", "\"models_files\": 4");

    Checked checked = workspace.check();

    assertThatCheck(checked, PARTS)
        .finds(Kind.DUPLICATE, COMBINED + ":28:5")
        .says("\"acme/single\" stands a second time in models: first at " + COMBINED + ":20:5");
    assertThat(checked.red()).containsExactly(PARTS + ": duplicate");
  }

  @Test
  void aModelAndADatasetMayHaveOneName() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(DATASETS, "\"acme/words\"", "\"acme/single\"")
            .edit(COMBINED, "\"acme/words\"", "\"acme/single\"");

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{\"models\": [}", "\u0000\u0001", "{} {}"})
  void aPartThatCannotBeReadLeavesTheComparisonUnchecked(String text) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(MODELS, text);

    Checked checked = workspace.check();

    assertThat(checked.red()).containsExactly(MODELS + " › well-formed: manifest-invalid");
    assertThatPartsAreSkipped(checked);
  }

  /** One cause, one finding: what depends on the part is skipped and refers to its finding. */
  private static void assertThatPartsAreSkipped(Checked checked) {
    assertThat(checked.skipped()).contains(PARTS + ": not-recorded");
    assertThat(checked.of(PARTS).judgement().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .isEqualTo(
                      MODELS
                          + " could not be read, so the models of the combined manifest could not"
                          + " be compared with it");
              assertThat(finding.remedy()).isEqualTo("See the finding of " + MODELS + ".");
            });
  }

  @Test
  void aPartThatIsADirectoryIsNoMissingPart() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(MODELS).folder(MODELS);

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › well-formed")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":1:1")
        .says("is a directory, expected a file");
    assertThat(checked.red()).containsExactly(MODELS + " › well-formed: manifest-invalid");
    assertThatPartsAreSkipped(checked);
  }

  @Test
  void aPartThatIsALinkOutOfTheWorkspaceIsRefused(@TempDir Path elsewhere) throws IOException {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    Path outside = Files.writeString(elsewhere.resolve("inventory.json"), workspace.text(MODELS));
    workspace.delete(MODELS).link(MODELS, outside.toString());

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › well-formed")
        .finds(Kind.PATH_REFUSED, MODELS + ":1:1")
        .says("is a link that leaves the workspace");
    assertThat(checked.red()).containsExactly(MODELS + " › well-formed: path-refused");
    assertThatPartsAreSkipped(checked);
  }

  @Test
  void aPartMayBeALinkInsideTheWorkspace() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    workspace.file("models/real.json", workspace.text(MODELS)).delete(MODELS);
    workspace.link(MODELS, "real.json");

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
  }

  @Test
  void aPartThatIsALinkToNothingIsNoMissingPart() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(DATASETS, "{\"datasets\": []}")
            .file(COMBINED, "{\"models\": [], \"datasets\": []}")
            .link(MODELS, "moved/inventory.json");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › well-formed")
        .finds(Kind.PATH_REFUSED, MODELS + ":1:1")
        .says("is a link to nothing, expected a file");
  }

  @Test
  void entriesInTheListOfTheOtherPartAreNotPassedOver() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(MODELS, "{\"models\": [], \"datasets\": [{\"name\": \"d\", \"path\": \"d\"}]}")
            .file(COMBINED, "{\"models\": [], \"datasets\": []}");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › well-formed")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":1:28");
  }
}
