package io.harmonia.smoke.directory;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The digest of an entry that is a directory. */
class RepresentativeDigestTest {
  private static final String CONTENT = "models/inventory.json › d › content";

  @TempDir Path root;

  private WorkspaceBuilder entry(String files) {
    return WorkspaceBuilder.withModel(
        root,
        "{\"name\": \"d\", \"path\": \"d\",\n\"sha256\": \"" + sha256("top") + "\"" + files + "}");
  }

  private static String listed(String... digests) {
    return ",\n\"files\": ["
        + IntStream.range(0, digests.length)
            .mapToObj(i -> "{\"path\": \"f%d\", \"sha256\": \"%s\"}".formatted(i, digests[i]))
            .collect(Collectors.joining(", "))
        + "]";
  }

  @Test
  void isThatOfAFileThatIsListed() {
    WorkspaceBuilder workspace =
        entry(listed(sha256("rest"), sha256("top"))).file("d/f0", "rest").file("d/f1", "top");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @Test
  void isThatOfAFileThatIsRecorded() {
    WorkspaceBuilder workspace =
        entry("").file("d/top", "top").checksums(MODEL_SUMS, sha256("top") + "  d/top");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @Test
  void findsThatItIsOfNoFileThatIsListed() {
    WorkspaceBuilder workspace =
        entry(",\n\"files_count\": 2" + listed(sha256("rest"), sha256("old")))
            .file("d/f0", "rest")
            .file("d/f1", "old");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":3:11")
        .says(
            "sha256 of the directory d is " + sha256("top"),
            "expected that of a file below it, actual none of its 2 is equal");
    assertThat(checked.red()).containsExactly(CONTENT + ": manifest-inconsistent");
  }

  @Test
  void findsThatItIsNotThatOfTheOnlyRecordedFile() {
    WorkspaceBuilder workspace =
        entry(",\n\"files_count\": 1")
            .file("d/top", "new")
            .checksums(MODEL_SUMS, sha256("new") + "  d/top");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":3:11")
        .says("actual its only one is " + sha256("new"));
  }

  @Test
  void isThatOfAFileWithoutADigestBesideOthersThatHaveOne() {
    WorkspaceBuilder workspace =
        entry(listed(sha256("first")))
            .file("d/f0", "first")
            .file("d/f1", "top")
            .file("d/f2", "recorded")
            .checksums(MODEL_SUMS, sha256("recorded") + "  d/f2");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT).passes(Kind.MATCH);
    assertThat(checked.of(CONTENT).judgement().verified()).contains(new RelativePath("d/f1"));
    assertThat(workspace.bytesHashed()).isEqualTo("first".length() + 3 + "recorded".length());
  }

  @Test
  void findsThatNeitherAKnownNorAnotherFileHasIt() {
    WorkspaceBuilder workspace =
        entry(",\n\"files_count\": 2" + listed(sha256("first")))
            .file("d/f0", "first")
            .file("d/f1", "new");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":3:11")
        .says("none of the 2 has it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\n\"files_count\": 2"})
  void isSkippedWhereTheKnownFilesMayNotBeAll(String count) {
    WorkspaceBuilder workspace =
        entry(count).file("d/f", "f").checksums(MODEL_SUMS, sha256("f") + "  d/f");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.PARTIAL, count.isEmpty() ? MODELS + ":3:11" : MODELS + ":2:1");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void isSkippedWhereTheDirectoryIsNotThere() {
    WorkspaceBuilder workspace = entry(listed(sha256("old")));

    assertThatCheck(workspace.check(), CONTENT).findsOnly(Kind.NOT_RECORDED, Kind.NOT_RECORDED);
  }

  @Test
  void isThatOfAFileThatIsThereWhereNoDigestIsKnown() {
    Checked checked =
        entry(",\n\"files_count\": 2").file("d/larger", "larger").file("d/top", "top").check();

    assertThatCheck(checked, CONTENT).passes(Kind.MATCH);
    assertThat(checked.of(CONTENT).judgement().verified())
        .containsExactly(new RelativePath("d/top"));
  }

  @Test
  void stopsAtTheFileThatHasIt() {
    WorkspaceBuilder workspace =
        entry("").file("d/1", "larger").file("d/2", "top").file("d/3", "x");

    workspace.check();

    assertThat(workspace.bytesHashed()).isEqualTo(9);
  }

  @Test
  void isWhatAPointerStates() {
    Checked checked =
        entry(",\n\"files_count\": 1").file("d/top", WorkspaceBuilder.pointerTo("top")).check();

    assertThatCheck(checked, CONTENT).passes(Kind.POINTER_MATCH);
  }

  @Test
  void findsThatNoFileHasIt() {
    Checked checked =
        entry(",\n\"files_count\": 2").file("d/top", "new").file("d/rest", "rest").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":3:11")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("expected a file below it with SHA-256 " + sha256("top"), "none of the 2 has it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\n\"files_count\": 2"})
  void isSkippedWhereNoFileHasItAndTheyMayNotBeAll(String count) {
    assertThatCheck(entry(count).file("d/rest", "rest").check(), CONTENT)
        .finds(Kind.PARTIAL, count.isEmpty() ? MODELS + ":3:11" : MODELS + ":2:1");
  }

  @Test
  void isNotThatOfAFileBesideTheDirectory() {
    WorkspaceBuilder workspace =
        entry("")
            .file("d/f", "f")
            .file("dd/top", "top")
            .file("d-top", "top")
            .checksums(MODEL_SUMS, sha256("top") + "  dd/top", sha256("top") + "  d-top");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":3:11")
        .says("none of the 1 files there has it, and without files_count");
  }

  @Test
  void isFoundAmongNeighboursThatSortBeforeAndAfter() {
    WorkspaceBuilder workspace =
        entry("")
            .file("d/z", "top")
            .file("d.txt", "x")
            .file("d-0", "x")
            .file("d0", "x")
            .checksums(
                MODEL_SUMS,
                sha256("x") + "  d-0",
                sha256("x") + "  d.txt",
                sha256("top") + "  d/z",
                sha256("x") + "  d0");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT).passes(Kind.MATCH);
  }
}
