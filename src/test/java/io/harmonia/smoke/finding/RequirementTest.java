package io.harmonia.smoke.finding;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code smoke.require}. */
class RequirementTest {
  private static final String NONE_RECORDED = MODEL_SUMS + " › no recorded checksums";

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(Requirement.class)
  void aWholeWorkspaceMeetsEveryRequirement(Requirement requirement) {
    Checked checked = WorkspaceBuilder.valid(root).require(requirement).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).isEmpty();
  }

  @Test
  void noneLetsAWorkspaceBeWithoutFilesAndChecksums() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .delete(MODEL_SUMS, DATASET_SUMS, TOP, REST, SINGLE, WORDS, "models/acme/shards");

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped())
        .containsExactly(
            MODELS + " › acme/shards › content: not-recorded",
            MODELS + " › acme/single › content: not-recorded",
            DATASETS + " › acme/words › content: not-recorded",
            NONE_RECORDED + ": not-recorded",
            DATASET_SUMS + " › no recorded checksums: not-recorded");
  }

  @Test
  void recordedMakesDriftOfAWorkspaceWithoutChecksums() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).require(Requirement.RECORDED).delete(MODEL_SUMS, DATASET_SUMS);

    Checked checked = workspace.check();

    assertThatCheck(checked, NONE_RECORDED)
        .finds(Kind.NOTHING_TO_CHECK, MODEL_SUMS + ":1:1")
        .says("no recorded checksums: expected at least one (smoke.require=recorded)");
    assertThat(checked.red())
        .containsExactly(
            NONE_RECORDED + ": nothing-to-check",
            DATASET_SUMS + " › no recorded checksums: nothing-to-check");
  }

  @Test
  void recordedMakesDriftOfChecksumFilesWithoutALine() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .require(Requirement.RECORDED)
            .file(MODEL_SUMS, "# later\n")
            .delete(DATASET_SUMS);

    assertThat(workspace.check().red())
        .containsExactly(
            NONE_RECORDED + ": nothing-to-check",
            DATASET_SUMS + " › no recorded checksums: nothing-to-check");
  }

  @Test
  void recordedIsMetByOneChecksum() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .require(Requirement.RECORDED)
            .file(MODEL_SUMS, "# later\n")
            .delete(REST);

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped())
        .contains(NONE_RECORDED + ": not-recorded", MODELS + " › acme/shards › content: partial");
  }

  @Test
  void presentMakesDriftOfAnEntryThatIsNotThere() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).require(Requirement.PRESENT).delete(DATASET_SUMS, WORDS);

    Checked checked = workspace.check();

    assertThatCheck(checked, DATASETS + " › acme/words › content")
        .finds(Kind.MISSING_ARTIFACT, DATASETS + ":5:5")
        .says(WORDS + ": expected to be there (smoke.require=present), actual: absent");
    assertThat(checked.red())
        .containsExactly(DATASETS + " › acme/words › content: missing-artifact");
  }

  @Test
  void presentMakesDriftOfADirectoryThatIsNotThere() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .require(Requirement.PRESENT)
            .delete(MODEL_SUMS, TOP, REST, "models/acme/shards");

    assertThat(workspace.check().red())
        .containsExactly(MODELS + " › acme/shards › content: missing-artifact");
  }

  @Test
  void presentMakesDriftOfAPartialRestore() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).require(Requirement.PRESENT).delete(REST);

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › acme/shards › content")
        .finds(Kind.MISSING_ARTIFACT, MODELS + ":5:5")
        .says("expected files_count is 2, actual 1 file; not there: " + REST);
    assertThat(checked.red())
        .containsExactly(MODELS + " › acme/shards › content: missing-artifact");
  }

  @Test
  void presentMakesDriftOfAListedFileWithoutACount() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .require(Requirement.PRESENT)
            .editModel("\"files_count\": 2,", "")
            .delete(REST);

    assertThat(workspace.check().red())
        .containsExactly(MODELS + " › acme/shards › content: missing-artifact");
  }

  @Test
  void presentMakesDriftOfFewerBytesThanStated() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"d\", \"path\": \"d\",\n\"size_bytes\": 3}")
            .file("d/a", "a")
            .require(Requirement.PRESENT);

    assertThatCheck(workspace.check(), MODELS + " › d › content")
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:15");
  }

  @Test
  void presentLetsAWorkspaceBeWithoutChecksums() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).require(Requirement.PRESENT).delete(MODEL_SUMS, DATASET_SUMS);

    assertThat(workspace.check().red()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Requirement.class)
  void aRecordedFileMustBeThereInAnyCase(Requirement requirement) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).require(requirement).delete(SINGLE);

    assertThat(workspace.check().red())
        .containsExactly(MODEL_SUMS + " › " + SINGLE + ": missing-artifact");
  }
}
