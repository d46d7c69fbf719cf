package io.harmonia.smoke.directory;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of an entry that is a directory: counts and sizes. */
class DirectoryContentTest {
  private static final String CONTENT = "models/inventory.json › d › content";

  @TempDir Path root;

  /** An entry {@code d} that is a directory; the fields start at line 3 of the part. */
  private WorkspaceBuilder entry(String fields) {
    return WorkspaceBuilder.withModel(root, "{\"name\": \"d\", \"path\": \"d\",\n" + fields + "}");
  }

  private WorkspaceBuilder counted(long files, long bytes) {
    return entry("\"files_count\": " + files + ",\n\"size_bytes\": " + bytes);
  }

  @Test
  void holdsADirectoryToItsCountAndSize() {
    WorkspaceBuilder workspace = counted(2, 3).file("d/a", "a").file("d/sub/b", "bb");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @Test
  void findsAsManyFilesOfAnotherSize() {
    WorkspaceBuilder workspace = counted(2, 3).file("d/a", "a").file("d/b", "b");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":4:15")
        .says("d: expected 3 bytes (size_bytes), actual 2 bytes in 2 files")
        .advises("\"size_bytes\": 2");
    assertThat(checked.red()).containsExactly(CONTENT + ": size-mismatch");
  }

  @Test
  void fewerFilesAreAPartialRestore() {
    WorkspaceBuilder workspace = counted(3, 3).file("d/a", "a");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":2:1")
        .says("d is partly there: expected files_count is 3, actual 1 file");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void findsMoreFilesWhereNoneAreListed() {
    WorkspaceBuilder workspace = counted(1, 2).file("d/a", "a").file("d/b", "b");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:16")
        .says("d: expected 1 file (files_count), actual 2; not listed: d/a, d/b");
  }

  @Test
  void countsWhereNoSizeIsStated() {
    assertThatCheck(entry("\"files_count\": 1").file("d/a", "a").check(), CONTENT)
        .passes(Kind.MATCH);
  }

  @Test
  void findsMoreBytesWhereNoCountIsStated() {
    WorkspaceBuilder workspace = entry("\"size_bytes\": 1").file("d/a", "aa");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:15")
        .says("expected 1 byte (size_bytes), actual 2 bytes in 1 file");
  }

  @Test
  void fewerBytesMayBeAPartialRestoreWhereNoCountIsStated() {
    WorkspaceBuilder workspace = entry("\"size_bytes\": 3").file("d/a", "aa");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":3:15")
        .says("expected 3 bytes (size_bytes), actual 2 bytes", "without files_count");
  }

  @Test
  void skipsADirectoryOfWhichNothingIsStated() {
    WorkspaceBuilder workspace = entry("\"version\": \"1.0.0\"").file("d/a", "aa");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.NOT_RECORDED, MODELS + ":2:1")
        .says("d is there, and nothing is stated that it could be held to");
  }

  @Test
  void skipsADirectoryThatIsNotThere() {
    assertThatCheck(counted(1, 1).check(), CONTENT)
        .finds(Kind.NOT_RECORDED, MODELS + ":2:1")
        .says("d is not there, and it has no recorded checksum");
  }

  @Test
  void pointsToTheRecordedChecksumOfADirectoryThatIsNotThere() {
    WorkspaceBuilder workspace = counted(1, 1).checksums(MODEL_SUMS, sha256("a") + "  d/a");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.NOT_PRESENT, MODELS + ":2:1")
        .says("its recorded checksum is reported at " + MODEL_SUMS + ":1:1");
    assertThat(checked.red()).containsExactly(MODEL_SUMS + " › d/a: missing-artifact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".gitattributes",
        ".git/HEAD",
        ".cache/x",
        "sub/.cache/y",
        ".DS_Store",
        "a.lock",
        "b.incomplete",
        "sub/.gitkeep",
        ".github/ci.yml"
      })
  void doesNotCountHousekeeping(String file) {
    WorkspaceBuilder workspace = counted(1, 1).file("d/a", "a").file("d/" + file, "more");

    assertThatCheck(workspace.check(), CONTENT)
        .passes(Kind.MATCH)
        .remarks("not counted for their names (smoke.uncounted): d/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "cache/x", "a.locked", ".hidden", "DS_Store", "x.incomplete.bin"})
  void countsWhatOnlyLooksLikeHousekeeping(String file) {
    WorkspaceBuilder workspace = counted(1, 1).file("d/a", "a").file("d/" + file, "more");

    assertThat(workspace.check().red()).containsExactly(CONTENT + ": size-mismatch");
  }

  @Test
  void countsEachNameOfAFileAndNoLinkBack() {
    WorkspaceBuilder workspace =
        counted(3, 3).file("d/a", "a").link("d/b", "a").link("d/sub", ".").link("d/c", "b");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @Test
  void countsAHubCachesBlobsByTheirSnapshot() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root,
                """
                {"name": "d", "path": "hub/models--o--n/snapshots/0a1b",
                "files_count": 2, "size_bytes": 3,
                "files": [{"path": "sub/a", "size_bytes": 1, "sha256": "%s"}, {"path": "b"}]}"""
                    .formatted(sha256("a")))
            .file("hub/models--o--n/blobs/" + sha256("a"), "a")
            .file("hub/models--o--n/blobs/b", "bb")
            .link("hub/models--o--n/snapshots/0a1b/sub/a", "../../../blobs/" + sha256("a"))
            .link("hub/models--o--n/snapshots/0a1b/b", "../../blobs/b");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @Test
  void doesNotTrustTheNameOfAHubCachesBlob() {
    WorkspaceBuilder workspace =
        entry("\"files\": [{\"path\": \"a\", \"sha256\": \"" + sha256("a") + "\"}]")
            .file("blobs/" + sha256("a"), "A")
            .link("d/a", "../blobs/" + sha256("a"));

    assertThat(workspace.check().red()).containsExactly(CONTENT + ": checksum-mismatch");
  }

  @Test
  void aLinkToNothingIsNotCounted() {
    WorkspaceBuilder workspace = counted(2, 2).file("d/a", "a").link("d/b", "gone");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":2:1")
        .says("expected files_count is 2, actual 1 file");
  }

  @Test
  void aLinkOutOfTheWorkspaceIsNotCounted(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("b"), "b");
    WorkspaceBuilder workspace = counted(2, 2).file("d/a", "a").link("d/b", outside.toString());

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":2:1")
        .remarks("d/b: not followed, since it leads out of the workspace or back");
  }

  @Test
  void anEmptyDirectoryIsAPartialRestore() {
    assertThatCheck(counted(1, 1).folder("d").check(), CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":2:1")
        .says("actual 0 files");
  }

  @Test
  void namesFiveFilesAndCountsTheRest() {
    String listed =
        IntStream.range(0, 7)
            .mapToObj(i -> "{\"path\": \"f" + i + "\"}")
            .collect(Collectors.joining(", "));
    WorkspaceBuilder workspace = entry("\"files\": [" + listed + "]").file("d/x", "x");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":2:1")
        .says("not there: d/f0, d/f1, d/f2, d/f3, d/f4 and 2 more");
    assertThat(
            workspace
                .file("d/f0", "0")
                .file("d/f1", "1")
                .check()
                .of(CONTENT)
                .judgement()
                .findings())
        .extracting(Finding::message)
        .allMatch(message -> message.endsWith("d/f2, d/f3, d/f4, d/f5, d/f6"));
  }
}
