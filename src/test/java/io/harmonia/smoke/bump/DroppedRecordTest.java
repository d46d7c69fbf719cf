package io.harmonia.smoke.bump;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.waiver.WaivedFindingTest.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.pointer.PointerPolicy;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A path had a recorded or stated digest, has none now, and its file is there. */
class DroppedRecordTest {
  private static final String WHOLE = "workspace › baseline";
  private static final String TOP_LINE = TOP_SHA + "  " + TOP;
  private static final String SINGLE_LINE = SINGLE_SHA + "  " + SINGLE;

  @TempDir Path folder;
  private WorkspaceBuilder before;
  private WorkspaceBuilder now;

  @BeforeEach
  void twoEqualWorkspaces() throws IOException {
    before = WorkspaceBuilder.valid(Files.createDirectories(folder.resolve("before")));
    now = WorkspaceBuilder.valid(Files.createDirectories(folder.resolve("now")));
  }

  private Checked check() {
    return now.since(found()).check();
  }

  private FoundBaseline found() {
    try {
      return new BaselineFinder(Workspace.open(now.root()), List.of(), Map.of(), false)
          .find(BaselineSetting.parse("dir:" + before.root(), now.root()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checksumsAlone() {
    List.of(before, now).forEach(w -> w.delete(MODELS, DATASETS, COMBINED));
  }

  private void single(WorkspaceBuilder workspace, String name, String more) {
    String entry =
        "{\"name\": \"%s\", \"version\": \"1.0.0\", \"path\": \"%s\"%s}"
            .formatted(name, SINGLE, more);
    workspace.models(entry).combined(List.of(entry), List.of(), "{}").datasets();
  }

  private static String stating(String sha256) {
    return ", \"sha256\": \"" + sha256 + "\"";
  }

  @Test
  void namesThePathWhatWasRecordedAndTheCommand() {
    checksumsAlone();
    now.checksums(MODEL_SUMS, TOP_LINE);

    assertThatCheck(check(), WHOLE)
        .findsOnly(Kind.RECORD_DROPPED)
        .finds(Kind.RECORD_DROPPED, "models/checksums.sha256:1:1")
        .says(SINGLE + ": its checksum is neither recorded nor stated any more, though it is there")
        .says("expected " + SINGLE_SHA + ", as at models/checksums.sha256 of dir:", ":2:1")
        .advises("“harmonia-smoke record " + SINGLE + " --write”")
        .advises("harmonia-smoke waive --until DATE --reason TEXT " + SINGLE);
  }

  @Test
  void namesTheLineWhereTheUsualCommandWouldNotWriteIt() {
    checksumsAlone();
    before.file("sums/all.sha256", SINGLE_LINE + "\n").checksumFiles("sums/all.sha256");
    now.file("sums/all.sha256", "# none\n").checksumFiles("sums/all.sha256");

    assertThatCheck(check(), WHOLE)
        .finds(Kind.RECORD_DROPPED, "sums/all.sha256:1:1")
        .advises("Put the line “" + SINGLE_LINE + "” back into sums/all.sha256.");
  }

  @Test
  void isOneFindingForOnePathWhoeverStatedIt() {
    single(before, "acme/single", stating(SINGLE_SHA));
    single(now, "acme/single", "");
    now.checksums(MODEL_SUMS, TOP_LINE);
    before.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE);

    Checked checked = check();

    assertThatCheck(checked, "models/inventory.json › acme/single › version")
        .findsOnly(Kind.RECORD_DROPPED)
        .finds(Kind.RECORD_DROPPED, "models/inventory.json:5:5");
    assertThatCheck(checked, WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void isNoneWhereAnotherDigestIsRecorded() {
    checksumsAlone();
    now.checksums(MODEL_SUMS, TOP_LINE, OTHER_SHA + "  acme/single.onnx");

    assertThat(check().red()).noneMatch(red -> red.startsWith(WHOLE));
  }

  @Test
  void aNameThatIsKeptDoesNotStandForOneOfTheOtherFolder() {
    checksumsAlone();
    for (WorkspaceBuilder side : List.of(before, now)) {
      side.file("LICENSE", "single!").file("models/LICENSE", "TOP!!");
    }
    before.checksums(MODEL_SUMS, SINGLE_SHA + "  LICENSE", TOP_SHA + "  models/LICENSE");
    now.checksums(MODEL_SUMS, TOP_SHA + "  models/LICENSE");

    assertThatCheck(check(), WHOLE).findsOnly(Kind.RECORD_DROPPED).says(" LICENSE: its checksum");
  }

  /** A checksum file whose names are read from its folder, and a file of one name in both. */
  private void licencesInBothFolders() {
    for (WorkspaceBuilder side : List.of(before, now)) {
      side.file("LICENSE", "single!").file("models/LICENSE", "TOP!!");
      side.checksums(
          MODEL_SUMS,
          TOP_SHA + "  acme/shards/top.bin",
          SINGLE_SHA + "  acme/single.onnx",
          TOP_SHA + "  LICENSE");
    }
  }

  private void withoutLicence() {
    now.checksums(MODEL_SUMS, TOP_SHA + "  acme/shards/top.bin", SINGLE_SHA + "  acme/single.onnx");
  }

  @Test
  void aNameIsReadFromTheFolderThatItsFileIsReadFrom() {
    licencesInBothFolders();
    withoutLicence();

    assertThatCheck(check(), WHOLE)
        .findsOnly(Kind.RECORD_DROPPED)
        .says(" models/LICENSE: its checksum");
  }

  @Test
  void aNameIsReadFromThatFolderWhereNoManifestTells() {
    checksumsAlone();
    licencesInBothFolders();
    withoutLicence();

    assertThatCheck(check(), WHOLE)
        .findsOnly(Kind.RECORD_DROPPED)
        .says(" models/LICENSE: its checksum");
  }

  @Test
  void aFileOfTheOtherFolderDoesNotStandForOneThatIsGone() {
    checksumsAlone();
    licencesInBothFolders();
    withoutLicence();
    now.delete("models/LICENSE");

    assertThatCheck(check(), WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void whereNothingTellsTheFolderTheFileThatIsThereCounts() {
    checksumsAlone();
    for (WorkspaceBuilder side : List.of(before, now)) {
      side.delete(DATASET_SUMS).file("models/LICENSE", "TOP!!");
    }
    before.checksums(MODEL_SUMS, TOP_SHA + "  LICENSE", SINGLE_SHA + "  gone.bin");
    now.checksums(MODEL_SUMS, SINGLE_SHA + "  gone.bin");

    assertThatCheck(check(), WHOLE)
        .findsOnly(Kind.RECORD_DROPPED)
        .says(" models/LICENSE: its checksum");
  }

  @Test
  void aNameThatIsKeptAndMeansAnotherFileNowDoesNotKeepTheRecord() {
    String moved = "{\"name\": \"acme/single\", \"version\": \"1.0.0\", \"path\": \"s.onnx\"}";
    String then = moved.replace("s.onnx", "models/s.onnx");
    now.models(moved).combined(List.of(moved), List.of(), "{}");
    before.models(then).combined(List.of(then), List.of(), "{}");
    for (WorkspaceBuilder side : List.of(before, now)) {
      side.file("models/s.onnx", "single!").file("s.onnx", "single!");
      side.datasets().checksums(MODEL_SUMS, SINGLE_SHA + "  s.onnx").delete(DATASET_SUMS);
    }

    assertThatCheck(check(), WHOLE)
        .findsOnly(Kind.RECORD_DROPPED)
        .says(" models/s.onnx: its checksum");
  }

  @Test
  void aRejectedPointerIsThereToo() {
    checksumsAlone();
    now.checksums(MODEL_SUMS, TOP_LINE)
        .file(SINGLE, WorkspaceBuilder.pointerTo("single!"))
        .lfsPointers(PointerPolicy.REJECT);

    assertThatCheck(check(), WHOLE).findsOnly(Kind.RECORD_DROPPED).says("a Git LFS pointer");
  }

  @Test
  void whereNoGitTellsALeftoverIsDrift() {
    now.datasets().delete(DATASET_SUMS);

    assertThatCheck(check(), WHOLE).findsOnly(Kind.RECORD_DROPPED);
  }

  @Test
  void aLeftoverThatGitDoesNotTrackIsARemark() {
    Repository.in(now.root());
    now.datasets().delete(DATASET_SUMS);

    assertThatCheck(check(), WHOLE)
        .passes(Kind.CONSISTENT)
        .remarks(
            "left over from entries that are gone, not tracked by git and verified by nothing");
  }

  @Test
  void whatGitTracksIsNoLeftover() {
    Repository.in(now.root()).commit();
    now.datasets().delete(DATASET_SUMS);

    assertThatCheck(check(), WHOLE).findsOnly(Kind.RECORD_DROPPED);
  }

  @Test
  void aFileThatGitDoesNotTrackIsNoLeftoverWhereItsEntryStays() {
    Repository.in(now.root());
    single(before, "acme/single", stating(SINGLE_SHA));
    single(now, "acme/other", "");
    List.of(before, now).forEach(w -> w.checksums(MODEL_SUMS, TOP_LINE));

    assertThatCheck(check(), "models/inventory.json › acme/other › version")
        .findsOnly(Kind.RECORD_DROPPED);
  }

  @Test
  void nothingFollowsFromAChecksumFileThatCannotBeRead() {
    now.file(MODEL_SUMS, new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});

    Checked checked = check();

    assertThat(checked.red()).containsExactly("models/checksums.sha256 › readable: malformed-line");
  }

  @Test
  void nothingFollowsFromAManifestThatCannotBeRead() {
    now.file(MODELS, "{");

    Checked checked = check();

    assertThatCheck(checked, WHOLE).passes(Kind.CONSISTENT);
    assertThat(checked.of(WHOLE).judgement().remarks()).isEmpty();
  }

  @Test
  void nothingFollowsFromALineThatIsMalformed() {
    checksumsAlone();
    now.checksums(MODEL_SUMS, TOP_LINE, "0123  " + SINGLE);

    assertThat(check().red()).containsExactly("models/checksums.sha256 › line 2: malformed-line");
  }

  @Test
  void twoEntriesDoNotClaimOneThatIsGone() {
    single(before, "acme/single", stating(SINGLE_SHA));
    String one = "{\"name\": \"a\", \"version\": \"1.0.0\", \"path\": \"" + SINGLE + "\"";
    String two = "{\"name\": \"b\", \"version\": \"1.0.0\", \"path\": \"models/b.bin\"";
    now.models(one + stating(SINGLE_SHA) + "}", two + stating(SINGLE_SHA) + "}")
        .file("models/b.bin", "single!");

    Checked checked = check();

    assertThatCheck(checked, "models/inventory.json › a › version").remarks("was \"acme/single\"");
    assertThatCheck(checked, "models/inventory.json › b › version").remarks("is new since");
  }

  @Test
  void anExactNameGoesBeforeAPath() {
    String a = "{\"name\": \"a\", \"version\": \"1.0.0\", \"path\": \"models/a.bin\"";
    String b = "{\"name\": \"b\", \"version\": \"1.0.0\", \"path\": \"models/b.bin\"";
    before.models(a + stating(TOP_SHA) + "}", b + stating(SINGLE_SHA) + "}");
    now.models(
        a.replace("a.bin", "b.bin") + stating(SINGLE_SHA) + "}",
        b.replace("b.bin", "a.bin") + stating(TOP_SHA) + "}");

    assertThat(check().red())
        .contains(
            "models/inventory.json › a › version: bump-required",
            "models/inventory.json › b › version: bump-required");
  }

  @Test
  void isWaivedByItsPathWhereTheWholeWorkspaceIsSpokenOf() {
    checksumsAlone();
    now.checksums(MODEL_SUMS).waivers(waiver("path", SINGLE, "record-dropped"));

    assertThatCheck(check(), WHOLE)
        .findsOnly(Kind.RECORD_DROPPED, Kind.WAIVED)
        .says(TOP + ": its checksum");
  }

  @Test
  void isWaivedByItsPathWhereItsEntryIsSpokenOf() {
    single(before, "acme/single", stating(SINGLE_SHA));
    single(now, "acme/single", "");
    List.of(before, now).forEach(w -> w.checksums(MODEL_SUMS, TOP_LINE));
    now.waivers(waiver("path", SINGLE, "record-dropped"));

    assertThatCheck(check(), "models/inventory.json › acme/single › version")
        .findsOnly(Kind.WAIVED);
  }

  @Test
  void aWaiverOfAnotherPathDoesNotReachIt() {
    checksumsAlone();
    now.checksums(MODEL_SUMS, TOP_LINE).waivers(waiver("path", TOP, "record-dropped"));

    assertThatCheck(check(), WHOLE).findsOnly(Kind.RECORD_DROPPED);
  }

  @Test
  void aWaiverThatMatchesNothingAnyMoreIsARemark() {
    now.waivers(waiver("path", "models/gone.bin", "record-dropped"));

    Checked checked = check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(
            checked,
            checked.ids().stream().filter(i -> i.contains("waiver 1")).findFirst().orElseThrow())
        .passes(Kind.VALID)
        .remarks("matches nothing");
  }
}
