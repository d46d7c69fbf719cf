package io.harmonia.smoke.records;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumFileChecksTest {
  private static final String NONE = " › no recorded checksums";

  @TempDir Path root;

  @Test
  void whiteSpaceInTheSettingIsPartOfTheName() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).checksumFiles(" " + WorkspaceBuilder.MODEL_SUMS);

    assertThatCheck(workspace.check(), " models/checksums.sha256 › readable")
        .finds(Kind.NOTHING_TO_CHECK, " models/checksums.sha256:1:1")
        .says("white space in the setting is part of the name");
  }

  @Test
  void noChecksumFileIsASkippedTest() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(MODEL_SUMS, DATASET_SUMS);

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + NONE)
        .finds(Kind.NOT_RECORDED, MODEL_SUMS + ":1:1")
        .says("no recorded checksums")
        .advises("run “harmonia-smoke record --top 1 --write”");
    assertThat(checked.skipped())
        .containsExactly(
            MODEL_SUMS + NONE + ": not-recorded", DATASET_SUMS + NONE + ": not-recorded");
    assertThat(checked.red()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# later\n", "\n\r\n", "\ufeff", "\ufeff# later\n"})
  void checksumFilesWithoutALineAreSkippedTests(String text) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).file(MODEL_SUMS, text).file(DATASET_SUMS, text);

    Checked checked = workspace.check();

    assertThat(checked.skipped())
        .containsExactly(
            MODEL_SUMS + NONE + ": not-recorded", DATASET_SUMS + NONE + ": not-recorded");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void aChecksumFileWithoutALineIsSeenThoughTheOtherHasSome() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(DATASET_SUMS, "");

    Checked checked = workspace.check();

    assertThatCheck(checked, DATASET_SUMS + NONE)
        .finds(Kind.NOT_RECORDED, DATASET_SUMS + ":1:1")
        .says("no recorded checksums");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void aMissingChecksumFileIsSeenThoughTheOtherIsThere() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(DATASET_SUMS);

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).containsExactly(DATASET_SUMS + NONE + ": not-recorded");
  }

  @Test
  void oneChecksumFileMayServeBothParts() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    workspace.file(MODEL_SUMS, workspace.text(MODEL_SUMS) + workspace.text(DATASET_SUMS));
    workspace.delete(DATASET_SUMS);

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.ids()).noneMatch(id -> id.startsWith(DATASET_SUMS));
  }

  @Test
  void aMalformedLineIsAFailingTestOfItsOwn() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODEL_SUMS, SINGLE_SHA + "  ", SINGLE_SHA.substring(1) + "  ");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › line 2")
        .finds(Kind.MALFORMED_LINE, MODEL_SUMS + ":2:1")
        .says("expected 64 hexadecimal digits", "actual ");
    assertThatCheck(checked, MODEL_SUMS + " › " + TOP).passes(Kind.MATCH);
    assertThat(checked.red()).containsExactly(MODEL_SUMS + " › line 2: malformed-line");
  }

  @Test
  void aFileInWhichNoLineParsesIsRed() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).file(MODEL_SUMS, "a\nb\n").delete(DATASET_SUMS);

    Checked checked = workspace.check();

    assertThat(checked.red())
        .containsExactly(
            MODEL_SUMS + " › line 1: malformed-line", MODEL_SUMS + " › line 2: malformed-line");
    assertThat(checked.skipped()).containsExactly(DATASET_SUMS + NONE + ": not-recorded");
  }

  @Test
  void aByteOrderMarkSkipsNoLineAndIsRemarked() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(TOP, "TOP!?");
    workspace.file(MODEL_SUMS, "\ufeff" + workspace.text(MODEL_SUMS));

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › encoding")
        .passes(Kind.VALID)
        .remarks("byte-order mark");
    assertThat(checked.red()).containsExactly(MODEL_SUMS + " › " + TOP + ": checksum-mismatch");
  }

  @Test
  void findsAChecksumFileInUtf16() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    workspace.file(
        MODEL_SUMS, ("\ufeff" + workspace.text(MODEL_SUMS)).getBytes(StandardCharsets.UTF_16LE));

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › readable")
        .finds(Kind.MALFORMED_LINE, MODEL_SUMS + ":1:1")
        .says("is UTF-16, expected UTF-8");
  }

  @Test
  void findsADirectoryInItsPlace() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(MODEL_SUMS).folder(MODEL_SUMS);

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › readable")
        .finds(Kind.MALFORMED_LINE, MODEL_SUMS + ":1:1")
        .says("is a directory, expected a file");
  }

  @Test
  void refusesALinkOutOfTheWorkspace(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("sums"), "# none\n");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).delete(MODEL_SUMS).link(MODEL_SUMS, outside.toString());

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › readable")
        .finds(Kind.PATH_REFUSED, MODEL_SUMS + ":1:1")
        .says("is a link that leaves the workspace");
  }

  @Test
  void aLinkToNothingIsNoMissingChecksumFile() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).delete(DATASET_SUMS).link(DATASET_SUMS, "sums/words");

    Checked checked = workspace.check();

    assertThatCheck(checked, DATASET_SUMS + " › readable")
        .finds(Kind.PATH_REFUSED, DATASET_SUMS + ":1:1")
        .says("is a link to nothing, expected a file");
  }

  @Test
  void aFolderThatIsALinkToNothingIsNoMissingChecksumFile() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("models/a", "a")
            .checksums(MODEL_SUMS, sha256("a") + "  a")
            .link("datasets", "/not/mounted");

    Checked checked = workspace.check();

    assertThat(checked.red()).contains(DATASET_SUMS + " › readable: path-refused");
  }

  @Test
  void findsAChecksumFileThatASettingNamesAndThatIsNotThere() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).checksumFiles("models/other.sha256");

    Checked checked = workspace.check();

    assertThatCheck(checked, "models/other.sha256 › readable")
        .finds(Kind.NOTHING_TO_CHECK, "models/other.sha256:1:1")
        .says("is not there, and smoke.checksums names it");
  }

  @Test
  void readsTheChecksumFilesThatASettingNames() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("models/a", "b")
            .checksums("models/other.sha256", sha256("a") + "  a")
            .checksumFiles("models/other.sha256");

    Checked checked = workspace.check();

    assertThat(checked.red()).containsExactly("models/other.sha256 › a: checksum-mismatch");
  }
}
