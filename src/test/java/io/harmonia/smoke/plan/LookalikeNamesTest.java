package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Names and paths that a reader, or a file system, takes for others. */
class LookalikeNamesTest {
  private static final String CYRILLIC_A = "U+0430 CYRILLIC SMALL LETTER A";

  @TempDir Path root;

  @Test
  void namesTheEntryThatThePartHasByALookalikeName() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(COMBINED, "\"acme/single\"", "\"\u0430cme/single\"");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › acme/single › agreement")
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":20:5")
        .says("there is \"\u0430cme/single\" at " + COMBINED + ":20:5", CYRILLIC_A);
    assertThatCheck(checked, COMBINED + " › parts")
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":20:5")
        .says("there is \"acme/single\" at " + MODELS + ":20:5");
  }

  @ParameterizedTest
  @CsvSource({
    "acme/Shards, by case",
    "acme/sh\u0430rds, by U+0061 LATIN SMALL LETTER A for U+0430 CYRILLIC SMALL LETTER A",
    "acme/sha\u200brds, by the lack of an invisible U+200B ZERO WIDTH SPACE at character 9"
  })
  void findsTwoEntriesOfAListWhoseNamesLookTheSame(String name, String difference) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).editModel("\"acme/single\"", "\"" + name + "\"");

    String id =
        "models/inventory.json › " + io.harmonia.smoke.text.Printable.of(name) + " › fields";
    assertThatCheck(workspace.check(), id)
        .finds(Kind.DUPLICATE, MODELS + ":21:15")
        .says("looks like another one in models: there is \"acme/shards\" at " + MODELS + ":5:5")
        .says("differs from it only " + difference);
  }

  @ParameterizedTest
  @CsvSource({"models/Acme/Shards, by case", "models/acme/sh\u0430rds, for U+0430 CYRILLIC"})
  void findsTwoEntriesWhosePathsLookTheSame(String path, String difference) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
            root,
            "{\"name\": \"a\", \"path\": \"models/acme/shards\"},\n{\"name\": \"b\", \"path\": \""
                + path
                + "\"}");

    assertThatCheck(workspace.check(), MODELS + " › b › fields")
        .finds(Kind.DUPLICATE, MODELS + ":3:23")
        .says("looks like another one: \"models/acme/shards\" at " + MODELS + ":2:1", difference);
  }

  @Test
  void findsTwoFilesOfAnEntryThatLookTheSame() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
            root,
            "{\"name\": \"a\", \"path\": \"a\", \"files\": [\n"
                + "{\"path\": \"t\u00f6k\"},\n{\"path\": \"to\u0308k\"}]}");

    assertThatCheck(workspace.check(), MODELS + " › a › fields")
        .finds(Kind.DUPLICATE, MODELS + ":4:1")
        .says("only in how its letters are composed");
  }

  @Test
  void remarksOnACharacterThatNobodySees() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\u200bc\", \"path\": \"p\u0430x\"}");

    assertThatCheck(workspace.check(), MODELS + " › a\\u{200b}c › fields")
        .passes(Kind.VALID)
        .remarks(MODELS + ":2:10: name holds U+200B ZERO WIDTH SPACE at character 2")
        .remarks("path holds " + CYRILLIC_A + " at character 2");
  }

  @Test
  void remarksOnACharacterOfARecordedPathThatNobodySees() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("a\u200b", "x")
            .checksums(MODEL_SUMS, sha256("x") + "  a\u200b");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › a\\u{200b}")
        .passes(Kind.MATCH)
        .remarks(MODEL_SUMS + ":1:1: the path holds U+200B");
  }

  @Test
  void findsBothLinesOfPathsThatLookTheSameAndDiffer() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("a/x", "x")
            .file("a/X", "X")
            .checksums(MODEL_SUMS, sha256("x") + "  a/x", sha256("X") + "  a/X");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › a/x")
        .finds(Kind.DUPLICATE, MODEL_SUMS + ":1:1")
        .says("\"a/x\" looks like \"a/X\" at " + MODEL_SUMS + ":2:1", "only by case");
    assertThatCheck(checked, MODEL_SUMS + " › a/X").finds(Kind.DUPLICATE, MODEL_SUMS + ":2:1");
  }

  @Test
  void remarksOnPathsThatLookTheSameAndHaveOneContent() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("a/x", "x")
            .file("a/X", "x")
            .checksums(MODEL_SUMS, sha256("x") + "  a/x", sha256("x") + "  a/X");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › a/x")
        .passes(Kind.MATCH)
        .remarks("looks like \"a/X\"");
  }

  @Test
  void namesAFileThatLiesThereByALookalikeName() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).delete(SINGLE).file("models/acme/Single.onnx", "single!");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › " + SINGLE)
        .finds(Kind.MISSING_ARTIFACT, MODEL_SUMS + ":2:1")
        .says("\"Single.onnx\" lies in its folder, which differs from it only by case");
  }

  @Test
  void namesAPathThatAManifestStatesAndThatLooksTheSame() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODEL_SUMS, SINGLE, "models/ACME/single.onnx");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › models/ACME/single.onnx")
        .finds(Kind.MISSING_ARTIFACT, MODEL_SUMS + ":2:1")
        .says(MODELS + ":20:5 states \"" + SINGLE + "\", which differs from it only by case");
  }

  @ParameterizedTest
  @CsvSource({"models/Acme/single.onnx, " + SINGLE, "models/acme/Shards, models/acme/shards"})
  void findsAnEntryThatIsRecordedByALookalikePath(String path, String recorded) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"path\": \"" + recorded + "\"", "\"path\": \"" + path + "\"");

    assertThat(workspace.check().results())
        .filteredOn(made -> made.judgement().kind() == Kind.MANIFEST_INCONSISTENT)
        .flatExtracting(made -> made.judgement().findings())
        .extracting(Finding::message)
        .anyMatch(
            m ->
                m.contains(
                    path
                        + " is not there; checksums are recorded for \""
                        + recorded
                        + "\", which differs from it only by case"));
  }
}
