package io.harmonia.smoke.content;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.waiver.WaivedPlan;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a file has another content than expected. */
class ContentDiagnosisTest {
  private static final String WORDS_CHECK = DATASET_SUMS + " › " + WORDS;
  private static final String TOP_CHECK = MODEL_SUMS + " › " + TOP;

  @TempDir Path root;

  @Test
  void findsThatCrlfTookThePlaceOfLf() {
    Checked checked = WorkspaceBuilder.valid(root).file(WORDS, "words\r\n").check();

    assertThatCheck(checked, WORDS_CHECK)
        .finds(Kind.LINE_ENDINGS_CHANGED, DATASET_SUMS + ":1:1")
        .findsOnly(Kind.LINE_ENDINGS_CHANGED)
        .says("expected SHA-256 " + WORDS_SHA, "actual " + sha256("words\r\n"), "LF for each CRLF")
        .advises("/" + WORDS + " -text");
    assertThat(checked.red()).containsExactly(WORDS_CHECK + ": line-endings-changed");
  }

  @Test
  void findsThatLfTookThePlaceOfCrlf() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(DATASETS, "\"size_bytes\": 6", "\"size_bytes\": 7")
            .edit(DATASETS, WORDS_SHA, sha256("words\r\n"))
            .edit(DATASET_SUMS, WORDS_SHA, sha256("words\r\n"));

    assertThatCheck(workspace.check(), WORDS_CHECK)
        .finds(Kind.LINE_ENDINGS_CHANGED, DATASET_SUMS + ":1:1")
        .findsOnly(Kind.LINE_ENDINGS_CHANGED)
        .says("CRLF for each LF")
        .advises(
            "Write the line “/"
                + WORDS
                + " -text” into .gitattributes, and run “harmonia-smoke record --datasets "
                + WORDS
                + " --write”");
  }

  @Test
  void findsASizeThatIsWrongBesideTheLineEnds() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .file(WORDS, "words\r\n")
            .edit(DATASETS, "\"size_bytes\": 6", "\"size_bytes\": 60");

    assertThatCheck(workspace.check(), WORDS_CHECK)
        .finds(Kind.SIZE_MISMATCH, DATASETS + ":9:21")
        .findsOnly(Kind.SIZE_MISMATCH, Kind.LINE_ENDINGS_CHANGED)
        .says("expected 60 bytes, actual 6 bytes of the content that has the recorded checksum")
        .advises("Write \"size_bytes\": 6.");
  }

  @Test
  void findsOtherContentThoughItsLineEndsChangedToo() {
    Checked checked = WorkspaceBuilder.valid(root).file(WORDS, "Words\r\n").check();

    assertThatCheck(checked, WORDS_CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, DATASET_SUMS + ":1:1")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says(
            "expected SHA-256 " + WORDS_SHA + ", actual " + sha256("Words\r\n"),
            "; expected 6 bytes, actual 7 bytes (" + DATASETS + ":9:21)");
  }

  @Test
  void takesAFileWithANulCharacterForNoText() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("a", "a\0\r\n")
            .checksums(MODEL_SUMS, sha256("a\0\n") + "  a");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › a").findsOnly(Kind.CHECKSUM_MISMATCH);
  }

  /** The total of a directory differs only because of the file that has a finding. */
  @Test
  void reportsOneFileOfADirectoryOnce() {
    String sha = sha256("a\n\n\n");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root, "{\"name\": \"d\", \"path\": \"d\", \"size_bytes\": 5, \"files_count\": 2}")
            .file("d/a", "a\r\n\r\n\r\n")
            .file("d/b", "b")
            .checksums(MODEL_SUMS, sha + "  d/a");

    assertThat(workspace.check().red())
        .containsExactly(MODEL_SUMS + " › d/a: line-endings-changed");
  }

  @Test
  void findsATotalThatIsWrongForAnotherReasonToo() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .file(TOP, "TOP")
            .editModel("\"size_bytes\": 11", "\"size_bytes\": 12");

    assertThatCheck(workspace.check(), MODELS + " › acme/shards › content")
        .findsOnly(Kind.SIZE_MISMATCH);
  }

  @Test
  void namesTheFileWhoseContentItHas() {
    Checked checked = WorkspaceBuilder.valid(root).file(TOP, "words\n").check();

    assertThatCheck(checked, TOP_CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":1:1")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("it has the content recorded for " + WORDS + " at " + DATASET_SUMS + ":1:1")
        .advises("Restore");
    assertThat(checked.of(TOP_CHECK).judgement().findings().get(0).message())
        .doesNotContain("exchanged");
  }

  @Test
  void saysThatTwoFilesWereExchanged() {
    Checked checked =
        WorkspaceBuilder.valid(root).file(TOP, "single!").file(SINGLE, "TOP!!").check();

    assertThatCheck(checked, TOP_CHECK)
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("recorded for " + SINGLE + " at " + MODEL_SUMS + ":2:1", "the two were exchanged")
        .advises("Restore the artifact: exchange the two files.");
    assertThatCheck(checked, MODEL_SUMS + " › " + SINGLE)
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("recorded for " + TOP + " at " + MODEL_SUMS + ":1:1", "the two were exchanged");
  }

  @Test
  void namesAFileThatOnlyAManifestKnows() {
    Checked checked = WorkspaceBuilder.valid(root).file(SINGLE, "rest..").check();

    assertThatCheck(checked, MODEL_SUMS + " › " + SINGLE)
        .says("it has the content recorded for " + REST + " at " + MODELS + ":16:");
  }

  /** A directory's digest is that of one of its files. */
  @Test
  void namesTheFileAndNotTheDirectoryThatHasItsDigest() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "TOP!!")
            .edit(MODEL_SUMS, TOP_SHA + "  " + TOP + "\n", "");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › " + SINGLE)
        .says("it has the content recorded for " + TOP + " at " + MODELS + ":15:");
  }

  @Test
  void countsTheOthersOfACrowd() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      lines.append(sha256("x")).append("  f").append(i).append('\n');
    }
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("a", "x")
            .checksums(MODEL_SUMS, lines + sha256("a") + "  a");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › a")
        .says("recorded for f0 at " + MODEL_SUMS + ":1:1 and 999 more");
  }

  @Test
  void saysThatTheManifestStatesWhatIsThere() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODEL_SUMS, TOP_SHA, sha256("before"));

    assertThat(
            workspace.check().of(TOP_CHECK).judgement().findings().stream().map(Finding::message))
        .anyMatch(m -> m.contains("actual " + TOP_SHA + ", which is what " + MODELS + ":"));
  }

  /** Its size is looked at when the checks are planned, its content when they are made. */
  @Test
  void findsThatAFileChangedBeforeItWasRead() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    WaivedPlan plan = workspace.planOn(LocalDate.of(2026, 11, 22));
    workspace.file(TOP, "TOP!!!").delete(SINGLE);

    Checked checked = Checked.by(plan);

    assertThatCheck(checked, TOP_CHECK)
        .finds(Kind.CHANGED_WHILE_READING, MODEL_SUMS + ":1:1")
        .says("its size was 5 at first, and 6 when it was read");
    assertThatCheck(checked, MODEL_SUMS + " › " + SINGLE)
        .finds(Kind.CHANGED_WHILE_READING, MODEL_SUMS + ":2:1")
        .says("it was there at first, and is no longer");
  }

  @Test
  void saysThatAnEmptyFileWasExpected() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root).file("a", "x").checksums(MODEL_SUMS, sha256("") + "  a");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › a")
        .finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":1:1")
        .says("(that of an empty file)");
  }

  @Test
  void namesADownloadThatBrokeOffBesideABrokenFile() {
    Checked checked =
        WorkspaceBuilder.valid(root).file(TOP, "TOP\0\0").file(TOP + ".aria2", "").check();

    assertThatCheck(checked, TOP_CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":1:1")
        .says("a download that broke off lies at " + TOP + ".aria2");
  }
}
