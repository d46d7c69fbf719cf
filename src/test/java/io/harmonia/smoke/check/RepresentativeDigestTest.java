package io.harmonia.smoke.check;

import static io.harmonia.smoke.check.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.check.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.check.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.check.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        entry(listed(sha256("rest"), sha256("old"))).file("d/f0", "rest").file("d/f1", "old");

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
        entry("").file("d/top", "new").checksums(MODEL_SUMS, sha256("new") + "  d/top");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":3:11")
        .says("actual its only one is " + sha256("new"));
  }

  @Test
  void findsItWhetherOrNotTheDirectoryIsThere() {
    WorkspaceBuilder workspace = entry(listed(sha256("old")));

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":3:11")
        .findsOnly(Kind.MANIFEST_INCONSISTENT, Kind.NOT_RECORDED);
  }

  @Test
  void isSkippedWhereNoFileHasADigest() {
    WorkspaceBuilder workspace = entry(",\n\"files_count\": 1").file("d/top", "top");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.NOT_RECORDED, MODELS + ":3:11")
        .findsOnly(Kind.NOT_RECORDED)
        .says("cannot be checked: no digest is stated or recorded for a file below it");
  }

  @Test
  void isNotThatOfAFileBesideTheDirectory() {
    WorkspaceBuilder workspace =
        entry("")
            .file("d/f", "f")
            .file("dd/top", "top")
            .file("d-top", "top")
            .checksums(MODEL_SUMS, sha256("top") + "  dd/top", sha256("top") + "  d-top");

    assertThatCheck(workspace.check(), CONTENT).finds(Kind.NOT_RECORDED, MODELS + ":3:11");
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

  @Test
  void isHeldToWhatIsRecordedThoughTheDirectoryIsNotThere() {
    WorkspaceBuilder workspace = entry("").checksums(MODEL_SUMS, sha256("old") + "  d/top");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":3:11")
        .findsOnly(Kind.MANIFEST_INCONSISTENT, Kind.NOT_PRESENT);
  }
}
