package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries, nothing recorded, in whose files' places Git LFS pointers lie. */
class EntryPointerTest {
  private static final String CONTENT = "models/inventory.json › a › content";
  private static final String EXTENDED =
      pointer("ext-0-rev sha256:" + sha256("abc"), "oid sha256:" + OTHER_SHA, "size 99");

  @TempDir Path root;

  /** An entry that is a file, with these fields from line 4. */
  private WorkspaceBuilder file(String fields) {
    return WorkspaceBuilder.withModel(
        root, "{\"name\": \"a\",\n\"path\": \"models/a.bin\",\n" + fields + "}");
  }

  /** An entry that is a directory, with these fields from line 4. */
  private WorkspaceBuilder directory(String fields) {
    return WorkspaceBuilder.withModel(
            root, "{\"name\": \"a\",\n\"path\": \"models/a\",\n" + fields + "}")
        .file("models/a/config.json", "{}");
  }

  @Test
  void holdsAFileToTheSizeAndDigestThatItsPointerStates() {
    Checked checked =
        file("\"size_bytes\": 3, \"sha256\": \"" + sha256("abc") + "\"")
            .file("models/a.bin", pointerTo("abc"))
            .check();

    assertThatCheck(checked, CONTENT).passes(Kind.POINTER_MATCH);
    assertThat(checked.of(CONTENT).judgement().verified()).isEmpty();
    assertThat(checked.of(CONTENT).judgement().verifiedByPointer())
        .containsExactly(new RelativePath("models/a.bin"));
  }

  @Test
  void findsAPointerToAnotherContent() {
    Checked checked =
        file("\"sha256\": \"" + sha256("abc") + "\"")
            .file("models/a.bin", pointerTo("xyz"))
            .check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.POINTER_MISMATCH, MODELS + ":4:11")
        .says("actual a Git LFS pointer to SHA-256 " + sha256("xyz"))
        .advises("write \"sha256\": \"" + sha256("xyz") + "\"");
  }

  @Test
  void holdsAFileToItsSizeAloneAndVerifiesNothingByIt() {
    Checked checked = file("\"size_bytes\": 3").file("models/a.bin", pointerTo("abc")).check();

    assertThatCheck(checked, CONTENT).passes(Kind.POINTER_MATCH).remarks("held by size alone");
    assertThat(checked.of(CONTENT).judgement().verifiedByPointer()).isEmpty();
  }

  @Test
  void findsAPointerToAnotherSize() {
    Checked checked = file("\"size_bytes\": 4").file("models/a.bin", pointerTo("abc")).check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.POINTER_MISMATCH, MODELS + ":4:15")
        .says("expected 4 bytes, actual a Git LFS pointer to 3 bytes");
  }

  @Test
  void skipsASizeThatAPointerDoesNotState() {
    Checked checked = file("\"size_bytes\": 99").file("models/a.bin", EXTENDED).check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.NOT_RECORDED, MODELS + ":4:15")
        .findsOnly(Kind.NOT_RECORDED)
        .says("the size of models/a.bin cannot be compared", "no digest is stated or recorded")
        .advises("State sha256 (" + sha256("abc") + ")");
  }

  @Test
  void holdsAFileToTheDigestOfWhatAnExtensionWasGiven() {
    Checked checked =
        file("\"size_bytes\": 3, \"sha256\": \"" + sha256("abc") + "\"")
            .file("models/a.bin", EXTENDED)
            .check();

    assertThatCheck(checked, CONTENT)
        .passes(Kind.POINTER_MATCH)
        .remarks("the size of models/a.bin cannot be compared");
  }

  @Test
  void saysThatNothingIsStated() {
    Checked checked = file("\"version\": \"1.0.0\"").file("models/a.bin", pointerTo("abc")).check();

    assertThatCheck(checked, CONTENT).finds(Kind.NOT_RECORDED, MODELS + ":2:1");
  }

  @Test
  void takesAPointerForOneFile() {
    Checked checked = file("\"files_count\": 2").file("models/a.bin", pointerTo("abc")).check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":4:16")
        .says("expected files_count 2, actual one file");
  }

  @Test
  void sumsWhatThePointersOfADirectoryState() {
    Checked checked =
        directory("\"size_bytes\": 5, \"files_count\": 2")
            .file("models/a/model.bin", pointerTo("abc"))
            .check();

    assertThatCheck(checked, CONTENT)
        .passes(Kind.POINTER_MATCH)
        .remarks("1 file of models/a counted by the size that a Git LFS pointer states")
        .remarks("models/a/model.bin");
  }

  @Test
  void findsASumThatIsAnotherBecauseOfAPointer() {
    Checked checked =
        directory("\"size_bytes\": 6, \"files_count\": 2")
            .file("models/a/model.bin", pointerTo("abc"))
            .check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":4:15")
        .says("expected 6 bytes (size_bytes), actual 5 bytes");
  }

  @Test
  void passesADirectoryWithoutPointersAsBefore() {
    Checked checked =
        directory("\"size_bytes\": 5, \"files_count\": 2")
            .file("models/a/model.bin", "abc")
            .check();

    assertThatCheck(checked, CONTENT).passes(Kind.MATCH);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 5, 101})
  void skipsASumOfWhichAPartIsNotStated(long stated) {
    Checked checked =
        directory("\"size_bytes\": " + stated + ", \"files_count\": 2")
            .file("models/a/model.bin", EXTENDED)
            .check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.NOT_RECORDED, MODELS + ":4:15")
        .findsOnly(Kind.NOT_RECORDED)
        .says("actual 2 bytes at least; it cannot be compared", "models/a/model.bin");
  }

  @Test
  void findsASumThatIsTooLargeWithoutThePartThatIsNotStated() {
    Checked checked =
        directory("\"size_bytes\": 1, \"files_count\": 2")
            .file("models/a/model.bin", EXTENDED)
            .check();

    assertThatCheck(checked, CONTENT).finds(Kind.SIZE_MISMATCH, MODELS + ":4:15");
  }

  @Test
  void sumsTheListedFilesWhereOnlyAnotherOnesSizeIsNotStated() {
    Checked checked =
        directory("\"size_bytes\": 2, \"files\": [{\"path\": \"config.json\"}]")
            .file("models/a/extra.bin", EXTENDED)
            .check();

    assertThatCheck(checked, CONTENT).passes(Kind.POINTER_MATCH);
  }

  @Test
  void holdsListedFilesToTheirPointers() {
    String listed =
        "\"files\": [\n{\"path\": \"config.json\"},\n"
            + "{\"path\": \"model.bin\", \"size_bytes\": 3, \"sha256\": \"%s\"}]";

    Checked right =
        directory(listed.formatted(sha256("abc")))
            .file("models/a/model.bin", pointerTo("abc"))
            .check();
    Checked wrong =
        directory(listed.formatted(OTHER_SHA)).file("models/a/model.bin", pointerTo("abc")).check();

    assertThatCheck(right, CONTENT).passes(Kind.POINTER_MATCH);
    assertThatCheck(wrong, CONTENT)
        .finds(Kind.POINTER_MISMATCH, MODELS + ":6:50")
        .findsOnly(Kind.POINTER_MISMATCH);
  }

  @Test
  void countsAPointerAsOneFileInTheTotals() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(WorkspaceBuilder.SINGLE, pointerTo("single!"))
            .file(WorkspaceBuilder.TOP, pointerTo("TOP!!"))
            .file(WorkspaceBuilder.REST, pointerTo("rest.."))
            .file(WorkspaceBuilder.WORDS, pointerTo("words\n"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).isEmpty();
  }
}
