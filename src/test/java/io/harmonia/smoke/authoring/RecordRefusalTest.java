package io.harmonia.smoke.authoring;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code record} refuses, with nothing made. */
class RecordRefusalTest {
  @TempDir Path folder;
  @TempDir Path elsewhere;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void aValidWorkspace() {
    workspace = WorkspaceBuilder.valid(folder);
  }

  @Test
  void aFileThatIsNotThere() {
    assertThat(refusal("models/acme/no.bin")).isEqualTo("models/acme/no.bin: is not there");
  }

  @Test
  void everythingWhereOneOfSeveralFilesCannotBeRecorded() {
    assertThat(refusal(TOP, "models/no1.bin", "models/no2.bin"))
        .isEqualTo("models/no1.bin: is not there\nmodels/no2.bin: is not there");
  }

  @Test
  void aPointer() {
    workspace.file(TOP, WorkspaceBuilder.pointerTo("the real one"));

    assertThat(refusal(TOP)).contains(TOP + ": is a Git LFS pointer");
  }

  @Test
  void anEntryOfPointersAlone() {
    workspace
        .file(TOP, WorkspaceBuilder.pointerTo("one"))
        .file(WorkspaceBuilder.REST, WorkspaceBuilder.pointerTo("other"));

    assertThat(Authoring.refusal(Authoring.in(workspace).recordTop(1)))
        .contains("models/acme/shards: of \"acme/shards\" has no file");
  }

  @Test
  void anEmptyFile() {
    workspace.file(TOP, "");

    assertThat(refusal(TOP)).contains(TOP + ": is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"incomplete", "part", "crdownload", "aria2", "tmp"})
  void anUnfinishedDownload(String extension) {
    workspace.file("models/acme/x.bin." + extension, "half");

    assertThat(refusal("models/acme/x.bin." + extension)).contains("unfinished download");
  }

  @Test
  void aFileBesideWhichItsDownloadStillLies() {
    workspace.file(TOP + ".aria2", "state");

    assertThat(refusal(TOP)).contains(TOP + ": a download that broke off lies at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/acme/shards/big.bin.incomplete",
        "models/acme/shards/.cache/huggingface/download/x.incomplete"
      })
  void anEntryOfWhichADownloadBrokeOff(String half) {
    workspace.file(half, "half");

    assertThat(Authoring.refusal(Authoring.in(workspace).recordTop(1)))
        .contains("models/acme/shards: is not whole")
        .contains(half);
  }

  @Test
  void aPathOutsideTheWorkspace() throws IOException {
    Path other = Files.writeString(elsewhere.resolve("x.bin"), "x");

    assertThat(refusal(other.toString())).contains("is outside the workspace");
    assertThat(refusal("../" + elsewhere.getFileName() + "/x.bin"))
        .contains("is outside the workspace");
  }

  @Test
  void aLinkThatLeaves() throws IOException {
    Path other = Files.writeString(elsewhere.resolve("x.bin"), "x");
    workspace.link("models/acme/out.bin", other.toString());

    assertThat(refusal("models/acme/out.bin")).contains("is a link that leaves the workspace");
  }

  @ParameterizedTest
  @CsvSource({"models/NUL.txt, device", "models/aux/x.bin, device", "models/dot./x.bin, last dot"})
  void aNameThatMeansSomethingElseOnWindows(String path, String reason) {
    workspace.file(path, "x");

    assertThat(refusal(path)).contains(reason);
  }

  @Test
  void aNameThatIsNotUtf8() {
    RealProgram.assumeInstalled("sh");
    RealProgram.runSuccessfully(
        folder, "sh", "-c", "echo x > \"$(printf 'models/acme/shards/a\\377.bin')\"");

    assertThat(refusal("models/acme/shards")).contains("has a name that is not UTF-8");
  }

  @Test
  void aManifestOrChecksumFile() {
    assertThat(refusal(MODELS)).contains("is a manifest or a checksum file");
    assertThat(refusal(MODEL_SUMS)).contains("is a manifest or a checksum file");
  }

  @Test
  void aDirectoryWithoutFiles() {
    workspace.folder("models/none");

    assertThat(refusal("models/none")).contains("is a directory without files");
  }

  @Test
  void aPathThatMeansTwoFiles() {
    workspace.file("models/" + TOP, "another");

    assertThat(Authoring.refusal(Authoring.in(workspace).recordFrom("models", TOP)))
        .contains("is there below this folder and below the workspace");
  }

  @Test
  void anExistingFileThatIsEmpty() {
    workspace.file(MODEL_SUMS, "");

    assertThat(refusal(TOP)).contains(MODEL_SUMS + ": is empty").contains("a shell's >");
  }

  @Test
  void anExistingFileThatWasCutOff() {
    workspace.file(MODEL_SUMS, TOP_SHA + "  " + TOP + "\n" + TOP_SHA.substring(0, 30));

    Authored made = Authoring.in(workspace).record(TOP);

    assertThat(Authoring.refusal(made)).contains(MODEL_SUMS + ":2:1: the line");
    assertThat(((Authored.Refused) made).isDrift()).isTrue();
  }

  @Test
  void theLargestFilesOfEntriesThatCannotBeRead() {
    workspace.file(MODELS, "{\"models\": [");

    Authored made = Authoring.in(workspace).recordTop(1);

    assertThat(Authoring.refusal(made)).contains(MODELS + ":1:").contains("is not JSON");
    assertThat(((Authored.Refused) made).isDrift()).isTrue();
  }

  @Test
  void theLargestFilesOfNothing() {
    workspace.delete(TOP, WorkspaceBuilder.REST, "models/acme/shards", WorkspaceBuilder.SINGLE);

    assertThat(Authoring.refusal(Authoring.in(workspace).recordTop(1)))
        .contains("nothing to record: 2 entries are not there");
  }

  @Test
  void aFileThatChangesWhileItIsRead() {
    RelativePath path = new RelativePath(TOP);
    Found.File before = new Found.RegularFile(folder.resolve(TOP), 4);

    Authored made =
        ((NewContent)
                notes -> {
                  FileHashes.of(Map.of(path, before), new DigestCache(Deadline.NONE));
                  return new byte[0];
                })
            .author();

    assertThat(Authoring.refusal(made)).contains(TOP + ": changed while it was read");
  }

  @Test
  void aFileThatCannotBeRead() {
    RelativePath path = new RelativePath(TOP);
    Found.File gone = new Found.RegularFile(folder.resolve("gone"), 4);

    Authored made =
        ((NewContent)
                notes -> {
                  FileHashes.of(Map.of(path, gone), new DigestCache(Deadline.NONE));
                  return new byte[0];
                })
            .author();

    assertThat(Authoring.refusal(made)).contains(TOP + ": cannot be read");
  }

  @Test
  void aLineThatWouldMeanAnotherFile() {
    workspace
        .delete(MODEL_SUMS)
        .file("models/acme/x.bin", "one")
        .file("models/models/acme/x.bin", "another");

    assertThat(refusal("models/acme/x.bin")).contains("means two files of different content");
  }

  private String refusal(String... paths) {
    Authored made = Authoring.in(workspace).record(paths);
    List<Refusal> reasons = ((Authored.Refused) made).reasons();
    assertThat(reasons).isNotEmpty();
    return Authoring.refusal(made);
  }
}
