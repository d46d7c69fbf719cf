package io.harmonia.smoke.onnxhub;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxHubSourceTest {
  private static final String MANIFEST = "ONNX_HUB_MANIFEST.json";
  private static final String NET = "vision/net/model/net-9.onnx";
  private static final String DATA = "vision/net/model/net-9.tar.gz";
  private static final String SHA = sha256("net");

  @TempDir Path root;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void writeAZoo() {
    workspace =
        WorkspaceBuilder.empty(root)
            .sources(new OnnxHubSource())
            .file(NET, "net")
            .file(DATA, "with data")
            .file(
                MANIFEST,
                """
                [
                  {
                    "model": "Net",
                    "model_path": "%s",
                    "onnx_version": "1.4",
                    "opset_version": 9,
                    "metadata": {
                      "model_sha": "%s",
                      "model_bytes": 3,
                      "tags": ["vision"],
                      "model_with_data_path": "%s",
                      "model_with_data_sha": "%s",
                      "model_with_data_bytes": 9
                    }
                  }
                ]
                """
                    .formatted(NET, SHA, DATA, sha256("with data")));
  }

  private static String id(String path) {
    return MANIFEST + " › " + path;
  }

  @Test
  void verifiesBytes() {
    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, id(NET)).passes(Kind.MATCH);
    assertThatCheck(checked, id(DATA)).passes(Kind.MATCH);
  }

  @Test
  void verifiesPointers() {
    Checked checked =
        workspace.file(NET, pointerTo("net")).file(DATA, pointerTo("with data")).check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, id(NET)).passes(Kind.POINTER_MATCH);
  }

  @Test
  void takesDigestsInUpperCase() {
    Checked checked = workspace.edit(MANIFEST, SHA, SHA.toUpperCase(Locale.ROOT)).check();

    assertThatCheck(checked, id(NET)).passes(Kind.MATCH);
  }

  @Test
  void readsAManifestInAFolderOfItsOwn() {
    WorkspaceBuilder.empty(root.resolve("zoo"))
        .file(MANIFEST, workspace.text(MANIFEST))
        .file(NET, "net")
        .file(DATA, "with data");

    assertThatCheck(workspace.check(), "zoo/" + id(NET)).passes(Kind.MATCH);
  }

  @Test
  void aModelNeedsNoArchive() {
    String text = workspace.text(MANIFEST);
    int from = text.indexOf(",\n      \"model_with_data_path\"");
    workspace.edit(MANIFEST, text.substring(from, text.indexOf("\n    }")), "").delete(DATA);

    assertThat(workspace.check().red()).isEmpty();
  }

  @Test
  void twoModelsMayShareAFile() {
    Checked checked = workspace.file(MANIFEST, twice(SHA)).check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, id(NET) + " (2:15)").passes(Kind.MATCH);
    assertThatCheck(checked, id(NET) + " (3:15)").passes(Kind.MATCH);
  }

  @Test
  void findsTheWrongOneOfTwoThatContradictEachOther() {
    Checked checked = workspace.file(MANIFEST, twice(OTHER_SHA)).check();

    assertThat(checked.red()).containsExactly(id(NET) + " (3:15): checksum-mismatch");
    assertThatCheck(checked, id(NET) + " (3:15)").says("which is what " + MANIFEST + ":2:15");
  }

  private static String twice(String second) {
    String model = "{\"model_path\":\"" + NET + "\", \"metadata\": {\"model_sha\": \"%s\"}}";
    return "[\n" + model.formatted(SHA) + ",\n" + model.formatted(second) + "\n]\n";
  }

  @Test
  void findsAStaleDigest() {
    Checked checked = workspace.file(NET, "NET").check();

    assertThat(checked.red()).containsExactly(id(NET) + ": checksum-mismatch");
    assertThatCheck(checked, id(NET)).finds(Kind.CHECKSUM_MISMATCH, MANIFEST + ":8:20");
  }

  @Test
  void findsAPointerToSomethingElse() {
    Checked checked = workspace.file(NET, pointerTo("NET")).check();

    assertThatCheck(checked, id(NET))
        .finds(Kind.POINTER_MISMATCH, MANIFEST + ":8:20")
        .says("expected SHA-256 " + SHA, "actual a Git LFS pointer to SHA-256 " + sha256("NET"));
  }

  @Test
  void findsASizeThatAloneIsWrong() {
    workspace.edit(MANIFEST, "\"model_bytes\": 3", "\"model_bytes\": 4");

    assertThatCheck(workspace.check(), id(NET))
        .finds(Kind.SIZE_MISMATCH, MANIFEST + ":9:22")
        .says("expected 4 bytes, actual 3 bytes")
        .advises("Correct the size");
    assertThatCheck(workspace.file(NET, pointerTo("net")).check(), id(NET))
        .finds(Kind.POINTER_MISMATCH, MANIFEST + ":9:22");
  }

  @Test
  void findsAMovedFolder() {
    workspace.file("validated/" + NET, "net").delete(NET);

    assertThatCheck(workspace.check(), id(NET)).finds(Kind.MISSING_ARTIFACT, MANIFEST + ":4:19");
  }

  @Test
  void findsWhatIsNoDigest() {
    workspace.edit(MANIFEST, SHA, "sha256:" + SHA);

    assertThatCheck(workspace.check(), id("readable"))
        .finds(Kind.MANIFEST_INVALID, MANIFEST + ":8:20")
        .says("is not a SHA-256");
  }

  @Test
  void findsAPathThatLeavesTheWorkspace() {
    workspace.edit(MANIFEST, NET, "../net-9.onnx");

    assertThatCheck(workspace.check(), id("../net-9.onnx"))
        .finds(Kind.PATH_REFUSED, MANIFEST + ":4:19");
  }

  @Test
  void findsAModelWithoutAPathAndReadsTheRest() {
    Checked checked = workspace.edit(MANIFEST, "\"model_path\"", "\"path\"").check();

    assertThat(checked.red()).containsExactly(id("readable") + ": manifest-invalid");
    assertThatCheck(checked, id("readable")).says("the model \"Net\" has no model_path");
    assertThatCheck(checked, id(DATA)).passes(Kind.MATCH);
  }

  @Test
  void findsADigestOfNoFile() {
    workspace.edit(MANIFEST, "\"model_with_data_path\"", "\"with_data_path\"");

    assertThatCheck(workspace.check(), id("readable"))
        .finds(Kind.MANIFEST_INVALID, MANIFEST + ":12:30")
        .says("there is no model_with_data_path");
  }

  @Test
  void findsAKeyThatStandsTwice() {
    workspace.edit(MANIFEST, "\"model_bytes\": 3", "\"model_bytes\": 3, \"model_bytes\": 4");

    assertThatCheck(workspace.check(), id("readable")).says("stands twice");
  }

  @Test
  void findsWhatIsNoManifest() {
    Checked checked = workspace.file(MANIFEST, "{\"models\": []}").check();

    assertThatCheck(checked, id("readable"))
        .finds(Kind.MANIFEST_INVALID, MANIFEST + ":1:1")
        .says("the manifest is an object, expected an array of models");
  }

  @Test
  void saysWhereNothingIsSaidOfAContent() {
    workspace.file(MANIFEST, "[{\"model_path\": \"" + NET + "\"}, {\"model_path\": \"vision\"}]");

    assertThat(workspace.check().red()).isEmpty();
    assertThatCheck(workspace.check(), id(NET)).finds(Kind.NOT_RECORDED, MANIFEST + ":1:17");
    assertThatCheck(workspace.check(), id("readable"))
        .remarks("neither digest nor size is stated")
        .remarks("so it is with 1 other file");
  }

  @Test
  @Tag("slow")
  void everyVerdictIsWholeWhateverAManifestHolds() {
    List<String> tokens =
        List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\n",
            "null",
            "1e999999999",
            "-1",
            "\"..\"",
            "\"model_path\":",
            "\"metadata\":",
            "\"model_sha\":",
            "\"model_bytes\":",
            "\\ud800",
            "\"model_with_data_path\":",
            "\u00ff",
            "\0",
            "\u001b");
    byte[] manifest = workspace.text(MANIFEST).getBytes(UTF_8);

    new Fuzzing(List.of(manifest, twice(OTHER_SHA).getBytes(UTF_8)), tokens)
        .holds(
            "ONNX hub manifests",
            input ->
                FuzzedFindings.areWhole(
                    workspace.file(MANIFEST, input).check(),
                    MANIFEST,
                    Fuzzing.lines(new String(input, UTF_8))));
  }

  @ParameterizedTest
  @CsvSource({
    "model_sha, model_sha256",
    "model_sha, Model-SHA",
    "model_sha, model_sah",
    "model_bytes, model_size",
    "model_with_data_sha, model_with_data_sha256",
    "metadata, meta",
    "metadata, metdata",
    "model_path, modelPath",
  })
  void findsAMisspeltField(String field, String other) {
    workspace.edit(MANIFEST, "\"" + field + "\"", "\"" + other + "\"");

    assertThatCheck(workspace.check(), id("readable"))
        .says("the field \"" + other + "\" is misspelt");
  }

  @Test
  void findsANullAndWhatStandsInTheWrongObject() {
    workspace.edit(MANIFEST, "\"model_sha\": \"" + SHA + "\"", "\"model_sha\": null");

    assertThatCheck(workspace.check(), id("readable"))
        .finds(Kind.MANIFEST_INVALID, MANIFEST + ":8:20")
        .says("model_sha is null");

    workspace.file(MANIFEST, "[{\"model_path\": \"" + NET + "\", \"model_sha\": \"" + SHA + "\"}]");

    assertThat(workspace.check().red()).containsExactly(id("readable") + ": manifest-invalid");
  }
}
