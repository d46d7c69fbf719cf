package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of an entry that is one file. */
class FileContentTest {
  private static final String CONTENT = "models/inventory.json › a › content";

  @TempDir Path root;

  /**
   * An entry that is a file, without a recorded checksum; size_bytes is at 4:15, sha256 at 5:11.
   */
  private WorkspaceBuilder entry(long size, String sha256) {
    return WorkspaceBuilder.withModel(
        root,
        """
        {"name": "a",
        "path": "models/a.bin",
        "size_bytes": %d,
        "sha256": "%s"}"""
            .formatted(size, sha256));
  }

  @Test
  void holdsAFileToItsSizeAndDigest() {
    Checked checked = entry(1, sha256("a")).file("models/a.bin", "a").check();

    assertThatCheck(checked, CONTENT).passes(Kind.MATCH);
    assertThat(checked.of(CONTENT).judgement().verified())
        .extracting(RelativePath::text)
        .containsExactly("models/a.bin");
  }

  @Test
  void findsAnotherSize() {
    Checked checked = entry(2, sha256("a")).file("models/a.bin", "a").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":4:15")
        .findsOnly(Kind.SIZE_MISMATCH)
        .says("models/a.bin: expected 2 bytes, actual 1 byte")
        .advises("\"size_bytes\": 1");
    assertThat(checked.red()).containsExactly(CONTENT + ": size-mismatch");
  }

  @Test
  void findsAnotherContent() {
    Checked checked = entry(1, sha256("a")).file("models/a.bin", "b").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":5:11")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("models/a.bin: expected SHA-256 " + sha256("a") + ", actual " + sha256("b"));
    assertThat(checked.of(CONTENT).judgement().verified()).isEmpty();
  }

  @Test
  void findsOneCauseWhereBothAreWrong() {
    Checked checked = entry(1, sha256("a")).file("models/a.bin", "bb").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":5:11")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says(
            "models/a.bin: expected SHA-256 " + sha256("a") + ", actual " + sha256("bb"),
            "; expected 1 byte, actual 2 bytes (" + MODELS + ":4:15)");
  }

  @Test
  void findsAnEmptyFile() {
    Checked checked = entry(1, sha256("a")).file("models/a.bin", "").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.EMPTY_FILE, MODELS + ":5:11")
        .findsOnly(Kind.EMPTY_FILE)
        .says("is empty: expected SHA-256 " + sha256("a") + ", actual e3b0c442");
  }

  @Test
  void findsAnEmptyFileOfWhichASizeAloneIsStated() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"a\",\n\"size_bytes\": 1}");

    assertThatCheck(workspace.file("a", "").check(), CONTENT)
        .finds(Kind.EMPTY_FILE, MODELS + ":3:15")
        .says("a is empty: expected 1 byte, actual 0 bytes");
  }

  @Test
  void aFileMayBeEmptyWhereThatIsStated() {
    Checked checked = entry(0, sha256("")).file("models/a.bin", "").check();

    assertThatCheck(checked, CONTENT)
        .passes(Kind.MATCH)
        .remarks("models/a.bin is empty, as it was recorded: perhaps");
  }

  @Test
  void holdsAFileToItsSizeAlone() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"a\",\n\"size_bytes\": 1}");

    assertThatCheck(workspace.file("a", "a").check(), CONTENT).passes(Kind.MATCH);
    assertThatCheck(workspace.file("a", "aa").check(), CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:15");
  }

  @Test
  void holdsAFileToItsDigestAlone() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
            root, "{\"name\": \"a\", \"path\": \"a\",\n\"sha256\": \"" + sha256("a") + "\"}");
    workspace.file("a", "b");

    assertThatCheck(workspace.check(), CONTENT).finds(Kind.CHECKSUM_MISMATCH, MODELS + ":3:11");
  }

  @Test
  void skipsAFileOfWhichNothingIsStated() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"a\"}").file("a", "a");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.NOT_RECORDED, MODELS + ":2:1")
        .says("a is there, and neither a size nor a digest is stated for it");
  }

  @Test
  void skipsAFileThatIsNeitherThereNorRecorded() {
    Checked checked = entry(1, sha256("a")).check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.NOT_RECORDED, MODELS + ":2:1")
        .findsOnly(Kind.NOT_RECORDED)
        .says("models/a.bin is not there, and it has no recorded checksum");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void leavesARecordedFileToItsChecksum() {
    Checked checked =
        entry(1, sha256("a"))
            .file("models/a.bin", "a")
            .checksums(MODEL_SUMS, sha256("a") + "  a.bin")
            .check();

    assertThat(checked.ids()).doesNotContain(CONTENT);
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void findsAnotherNumberOfFiles() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
            root, "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": 1,\n\"files_count\": 2}");

    assertThatCheck(workspace.file("a", "a").check(), CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:16")
        .says("a: expected files_count 2, actual one file");
  }

  @Test
  void findsAnotherNumberOfFilesThoughTheFileIsRecorded() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root, "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": 1,\n\"files_count\": 2}")
            .file("a", "a")
            .checksums(MODEL_SUMS, sha256("a") + "  a");

    Checked checked = workspace.check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:16")
        .findsOnly(Kind.SIZE_MISMATCH)
        .says("a: expected files_count 2, actual one file");
    assertThatCheck(checked, MODEL_SUMS + " › a").passes(Kind.MATCH);
  }

  @Test
  void theOneFileMayBeCounted() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root, "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": 1, \"files_count\": 1}")
            .file("a", "a");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void doesNotPassAFileThatShouldHoldOthers(boolean isRecorded) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root,
                "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": 1,\n\"files\": [{\"path\": \"b\", \"sha256\": \"%s\"}]}"
                    .formatted(OTHER_SHA))
            .file("a", "a");
    if (isRecorded) {
      workspace.checksums(MODEL_SUMS, sha256("a") + "  a");
    }

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":3:11")
        .says("a is one file, and the entry lists a file below it");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void holdsAFileThatListsItselfToWhatItLists(boolean isRecorded) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root,
                "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": 1,\n\"files\": [{\"path\": \"a\", \"sha256\": \"%s\"}]}"
                    .formatted(OTHER_SHA))
            .file("a", "a");
    if (isRecorded) {
      workspace.checksums(MODEL_SUMS, sha256("a") + "  a");
    }

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":3:35")
        .says("expected SHA-256 " + OTHER_SHA + ", actual " + sha256("a"));
  }

  @Test
  void passesAFileThatListsItself() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root,
                "{\"name\": \"a\", \"path\": \"a\", \"files\": [{\"path\": \"a\", \"sha256\": \"%s\"}], \"sha256\": \"%s\"}"
                    .formatted(sha256("a"), sha256("a")))
            .file("a", "a");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @Test
  void refusesALinkOutOfTheWorkspace(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("a.bin"), "a");

    Checked checked = entry(1, sha256("a")).link("models/a.bin", outside.toString()).check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.PATH_REFUSED, MODELS + ":2:1")
        .says("models/a.bin is a link that leaves the workspace");
  }

  @Test
  void anEntryWithoutASafePathHasNoContent() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"../a\"}");

    Checked checked = workspace.check();

    assertThat(checked.ids()).doesNotContain(CONTENT);
    assertThat(checked.red()).contains("models/inventory.json › a › fields: path-refused");
  }

  @Test
  void leavesACountedFileToItsChecksum() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"a\", \"files_count\": 1}")
            .file("a", "a")
            .checksums(MODEL_SUMS, sha256("a") + "  a");

    assertThat(workspace.check().ids()).doesNotContain(CONTENT);
  }

  @Test
  void tellsWhatItSawOfAFileThatIsThere() {
    Checked checked = entry(1, sha256("a")).file("models/a.bin", "bb").check();

    assertThat(checked.of(CONTENT).judgement().evidence().orElseThrow())
        .returns("models/a.bin", evidence -> evidence.path().text())
        .returns(true, Evidence::exists)
        .returns(Optional.of(2L), Evidence::sizeBytes)
        .returns(Sha256.parse(sha256("bb")), Evidence::sha256)
        .returns(Sha256.parse(sha256("a")), Evidence::expected);
  }

  @Test
  void tellsThatNothingIsThere() {
    Checked checked = entry(1, sha256("a")).check();

    assertThat(checked.of(CONTENT).judgement().evidence().orElseThrow())
        .returns("models/a.bin", evidence -> evidence.path().text())
        .returns(false, Evidence::exists)
        .returns(Optional.empty(), Evidence::sha256)
        .returns(Sha256.parse(sha256("a")), Evidence::expected)
        .returns(Optional.empty(), Evidence::match);
  }
}
