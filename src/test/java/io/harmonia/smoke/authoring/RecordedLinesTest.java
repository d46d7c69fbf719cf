package io.harmonia.smoke.authoring;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.manifest.ListName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lines {@code record} keeps, changes and adds. */
class RecordedLinesTest {
  @TempDir Path folder;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void aValidWorkspace() {
    workspace = WorkspaceBuilder.valid(folder);
  }

  @Test
  void keepsEveryLineByteForByteWhereNothingChanged() {
    String sums =
        "# kept\n\n\t" + TOP_SHA.toUpperCase(Locale.ROOT) + " *" + TOP + "\r\n#\n" + sum(SINGLE);
    workspace.file(MODEL_SUMS, sums);

    String made = Authoring.text(Authoring.in(workspace).record(TOP, SINGLE));

    assertThat(made).isEqualTo(sums);
  }

  @Test
  void addsALineForAFileThatHadNone() {
    String before = workspace.text(MODEL_SUMS);

    String made = Authoring.text(Authoring.in(workspace).record(REST));

    assertThat(made).isEqualTo(before + REST_SHA + "  " + REST + "\n");
  }

  @Test
  void leavesOutALineInWhichTheFileListsItself() {
    String before = workspace.text(MODEL_SUMS);
    workspace.file(MODEL_SUMS, REST_SHA + "  " + MODEL_SUMS + "\n" + before);

    String made = Authoring.text(Authoring.in(workspace).record(REST));

    assertThat(made).isEqualTo(before + REST_SHA + "  " + REST + "\n");
  }

  @Test
  void writesANameAsTheOthersAreReadThoughACopyLiesWhereItWouldLeadOtherwise() {
    String before = workspace.text(MODEL_SUMS).replace("  models/", "  ");
    workspace.file(MODEL_SUMS, before).file("acme/shards/rest.bin", "something else");

    String made = Authoring.text(Authoring.in(workspace).record(REST));

    assertThat(made).isEqualTo(before + REST_SHA + "  acme/shards/rest.bin\n");
  }

  @Test
  void makesAFileWhereThereIsNone() {
    workspace.delete(MODEL_SUMS);

    String made = Authoring.text(Authoring.in(workspace).record(TOP));

    assertThat(made).isEqualTo(TOP_SHA + "  " + TOP + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s  " + TOP + "\n",
        "%s *" + TOP + "\r\n",
        "  \t%s  " + TOP + "\n",
        "SHA256 (" + TOP + ") = %s\n",
        "SHA256(" + TOP + ")= %s\n",
        "\\%s  " + TOP + "\n",
        "%s " + TOP + "\n"
      })
  void replacesTheDigestOfALineInItsForm(String line) {
    workspace.file(MODEL_SUMS, "# before\n" + line.formatted(OTHER_SHA) + "# after");

    String made = Authoring.text(Authoring.in(workspace).record(TOP));

    assertThat(made).isEqualTo("# before\n" + line.formatted(TOP_SHA) + "# after");
  }

  @Test
  void replacesADigestThatIsPartOfTheNameInItsOwnPlace() {
    String path = "models/acme/" + OTHER_SHA + ".bin";
    workspace.file(path, "TOP!!").file(MODEL_SUMS, OTHER_SHA + "  " + path + "\n");

    String made = Authoring.text(Authoring.in(workspace).record(path));

    assertThat(made).isEqualTo(TOP_SHA + "  " + path + "\n");
  }

  @Test
  void replacesEveryLineOfAFile() {
    workspace.checksums(MODEL_SUMS, OTHER_SHA + "  " + TOP, OTHER_SHA + "  ./" + TOP);

    String made = Authoring.text(Authoring.in(workspace).record(TOP));

    assertThat(made).isEqualTo(TOP_SHA + "  " + TOP + "\n" + TOP_SHA + "  ./" + TOP + "\n");
  }

  @Test
  void endsTheLastLineBeforeItAddsOne() {
    workspace.file(MODEL_SUMS, TOP_SHA + "  " + TOP);

    String made = Authoring.text(Authoring.in(workspace).record(REST));

    assertThat(made).isEqualTo(TOP_SHA + "  " + TOP + "\n" + REST_SHA + "  " + REST + "\n");
  }

  @Test
  void endsNewLinesAsTheFileEndsItsOwn() {
    workspace.file(MODEL_SUMS, TOP_SHA + "  " + TOP + "\r\n");

    String made = Authoring.text(Authoring.in(workspace).record(REST));

    assertThat(made).endsWith(REST_SHA + "  " + REST + "\r\n");
  }

  @Test
  void writesNewLinesFromTheFolderThatTheOthersAreWrittenFrom() {
    workspace.file(MODEL_SUMS, TOP_SHA + "  acme/shards/top.bin\n");

    String made = Authoring.text(Authoring.in(workspace).record(REST, WORDS));

    assertThat(made)
        .endsWith(
            REST_SHA + "  acme/shards/rest.bin\n" + WORDS_SHA + "  ../datasets/acme/words.txt\n");
  }

  @Test
  void hasOneSpaceInAFileWhoseLinesHaveOne() {
    workspace.file(MODEL_SUMS, TOP_SHA + " " + TOP + "\n");

    String made = Authoring.text(Authoring.in(workspace).record(REST));

    assertThat(made).isEqualTo(TOP_SHA + " " + TOP + "\n" + REST_SHA + " " + REST + "\n");
  }

  @Test
  void leavesOutAByteOrderMarkAndSaysSo() {
    workspace.file(MODEL_SUMS, "\ufeff" + TOP_SHA + "  " + TOP + "\n");

    Authored made = Authoring.in(workspace).record(TOP);

    assertThat(Authoring.text(made)).isEqualTo(TOP_SHA + "  " + TOP + "\n");
    assertThat(Authoring.notes(made)).singleElement().asString().contains("byte-order mark");
  }

  @Test
  void keepsTheBytesOfACommentThatIsNotUtf8() {
    byte[] sums =
        ("# caf\u00e9\n" + TOP_SHA + "  " + TOP + "\n").getBytes(StandardCharsets.ISO_8859_1);
    workspace.file(MODEL_SUMS, sums);

    byte[] made = Authoring.bytes(Authoring.in(workspace).record(TOP));

    assertThat(made).isEqualTo(sums);
  }

  @Test
  void countsAFileOnceHoweverOftenItIsNamed() {
    workspace.delete(MODEL_SUMS);

    String made =
        Authoring.text(Authoring.in(workspace).record(TOP, "./" + TOP, "models/acme/shards"));

    assertThat(made).isEqualTo(sum(TOP) + sum(REST));
  }

  @Test
  void takesPathsFromTheFolderThatItRunsIn() {
    workspace.delete(MODEL_SUMS);

    String made =
        Authoring.text(Authoring.in(workspace).recordFrom("models/acme", "shards/top.bin"));

    assertThat(made).isEqualTo(sum(TOP));
  }

  @Test
  void takesPathsFromTheWorkspaceWhereNothingLiesBelowThatFolder() {
    workspace.delete(MODEL_SUMS);

    String made = Authoring.text(Authoring.in(workspace).recordFrom("datasets", TOP));

    assertThat(made).isEqualTo(sum(TOP));
  }

  @Test
  void recordsTheLargestFilesOfEachEntryTheFirstByNameWhereSeveralAre() {
    workspace
        .delete(MODEL_SUMS)
        .file("models/acme/shards/b.bin", "123456")
        .file("models/acme/shards/.gitattributes", "not counted, and large");

    String one = Authoring.text(Authoring.in(workspace).recordTop(1));
    String two = Authoring.text(Authoring.in(workspace).recordTop(2));

    String b = WorkspaceBuilder.sha256("123456") + "  models/acme/shards/b.bin\n";
    assertThat(one).isEqualTo(b + sum(SINGLE));
    assertThat(two).isEqualTo(b + sum(REST) + sum(SINGLE));
  }

  @Test
  void saysWhichEntriesAreNotThere() {
    workspace.delete(SINGLE);

    Authored made = Authoring.in(workspace).recordTop(1);

    assertThat(Authoring.text(made)).contains(REST).contains(SINGLE_SHA);
    assertThat(Authoring.notes(made)).singleElement().asString().contains("\"acme/single\"");
  }

  @Test
  void recordsDatasetsInTheirOwnFile() {
    workspace.file("datasets/checksums.sha256", OTHER_SHA + "  " + WORDS + "\n");

    Authored made = Authoring.in(workspace).record(ListName.DATASETS, OptionalInt.of(1), folder);

    assertThat(Authoring.text(made)).isEqualTo(WORDS_SHA + "  " + WORDS + "\n");
  }

  @Test
  void recordsWhatAPointerStatesWhereThatIsAskedFor() {
    workspace.file(TOP, WorkspaceBuilder.pointerTo("the real one"));

    String made = Authoring.text(Authoring.in(workspace).pointers().record(TOP));

    assertThat(made).contains(WorkspaceBuilder.sha256("the real one") + "  " + TOP + "\n");
  }

  @Test
  void countsNoPointerAmongTheLargest() {
    workspace.delete(MODEL_SUMS).file(REST, WorkspaceBuilder.pointerTo("the real one"));

    String made = Authoring.text(Authoring.in(workspace).recordTop(1));

    assertThat(made).isEqualTo(sum(TOP) + sum(SINGLE));
  }

  @Test
  void recordsAnEmptyFileWhereThatIsMeant() {
    workspace.file("models/acme/shards/none.txt", "");

    String made =
        Authoring.text(Authoring.in(workspace).allowEmpty().record("models/acme/shards/none.txt"));

    assertThat(made).contains(WorkspaceBuilder.sha256("") + "  models/acme/shards/none.txt\n");
  }

  @Test
  void keepsTheNameOfALinkInTheWorkspace() {
    workspace.delete(MODEL_SUMS).link("models/acme/link.bin", "shards/top.bin");

    String made = Authoring.text(Authoring.in(workspace).record("models/acme/link.bin"));

    assertThat(made).isEqualTo(TOP_SHA + "  models/acme/link.bin\n");
  }

  @Test
  void recordsEachNameOfAFileThatIsNamedTwice() {
    workspace.delete(MODEL_SUMS).link("models/acme/link.bin", "shards/top.bin");

    String made = Authoring.text(Authoring.in(workspace).record(TOP, "models/acme/link.bin"));

    assertThat(made).isEqualTo(sum(TOP) + TOP_SHA + "  models/acme/link.bin\n");
  }

  @Test
  void recordsASecondNameOfAFileThatIsRecordedByItsFirst() {
    workspace.link("models/acme/link.bin", "shards/top.bin");

    String made = Authoring.text(Authoring.in(workspace).record("models/acme/link.bin"));

    assertThat(made).isEqualTo(sum(TOP) + sum(SINGLE) + TOP_SHA + "  models/acme/link.bin\n");
  }

  private static String sum(String path) {
    String digest = path.equals(TOP) ? TOP_SHA : path.equals(REST) ? REST_SHA : SINGLE_SHA;
    return digest + "  " + path + "\n";
  }
}
