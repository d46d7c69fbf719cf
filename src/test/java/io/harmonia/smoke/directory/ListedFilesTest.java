package io.harmonia.smoke.directory;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The content of an entry that lists its files, or some of them. */
class ListedFilesTest {
  private static final String CONTENT = "models/inventory.json › d › content";
  private static final String A =
      "{\"path\": \"a\", \"size_bytes\": 1, \"sha256\": \"" + sha256("a") + "\"}";
  private static final String B =
      "{\"path\": \"b\", \"size_bytes\": 2, \"sha256\": \"" + sha256("bb") + "\"}";

  @TempDir Path root;

  /** An entry {@code d} of three bytes; size_bytes is at 3:15, the files start at line 5. */
  private WorkspaceBuilder entry(String count, String... files) {
    return WorkspaceBuilder.withModel(
        root,
        "{\"name\": \"d\", \"path\": \"d\",\n\"size_bytes\": 3,"
            + count
            + "\n\"files\": [\n"
            + String.join(",\n", files)
            + "]}");
  }

  private WorkspaceBuilder all() {
    return entry("\"files_count\": 2,", A, B).file("d/a", "a").file("d/b", "bb");
  }

  @Test
  void holdsEachFileToWhatIsStated() {
    Checked checked = all().check();

    assertThatCheck(checked, CONTENT).passes(Kind.MATCH);
    assertThat(checked.of(CONTENT).judgement().verified())
        .extracting(RelativePath::text)
        .containsExactlyInAnyOrder("d/a", "d/b");
  }

  @Test
  void findsAnotherContentOfAListedFile() {
    Checked checked = all().file("d/b", "BB").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":6:42")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("d/b: expected SHA-256 " + sha256("bb"), "actual " + sha256("BB"));
  }

  @Test
  void findsAnotherSizeOfAListedFile() {
    Checked checked = all().file("d/b", "bbb").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":6:42")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says(
            "d/b: expected SHA-256 " + sha256("bb") + ", actual " + sha256("bbb"),
            "; expected 2 bytes, actual 3 bytes (" + MODELS + ":6:29)");
  }

  @Test
  void skipsAListedFileThatIsNotThere() {
    Checked checked = all().delete("d/b").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":2:1")
        .says("expected files_count is 2, actual 1 file; not there: d/b");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void holdsTheRestOfAPartialRestoreToWhatIsStated() {
    Checked checked = all().delete("d/b").file("d/a", "A").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":5:42")
        .findsOnly(Kind.CHECKSUM_MISMATCH, Kind.PARTIAL);
  }

  @Test
  void findsAFileThatStandsInForAListedOne() {
    Checked checked = all().delete("d/b").file("d/c", "cc").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.UNLISTED, MODELS + ":2:1")
        .findsOnly(Kind.UNLISTED)
        .says("not listed: d/c; not there: d/b");
    assertThatCheck(all().delete("d/b", "d/c").require(Requirement.PRESENT).check(), CONTENT)
        .finds(Kind.MISSING_ARTIFACT, MODELS + ":2:1");
  }

  @Test
  void doesNotFindTheTotalBesideAFileThatStandsIn() {
    Checked checked = all().delete("d/b").file("d/c", "ccc").check();

    assertThatCheck(checked, CONTENT).findsOnly(Kind.UNLISTED);
  }

  @Test
  void findsMoreFilesThanStatedThoughAListedOneIsGone() {
    Checked checked = all().delete("d/b").file("d/c", "ccc").file("d/e", "e").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:32")
        .findsOnly(Kind.SIZE_MISMATCH)
        .says("not listed: d/c, d/e; not there: d/b");
  }

  @Test
  void findsAFileThatIsNotListed() {
    Checked checked = all().file("d/README.md", "read me").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:32")
        .findsOnly(Kind.SIZE_MISMATCH)
        .says("expected 2 files (files_count), actual 3; not listed: d/README.md");
  }

  @Test
  void findsAFileOfASampleThatIsGoneWhereAsManyAreThere() {
    Checked checked = entry("\"files_count\": 2,", B).file("d/c", "c").file("d/e", "ee").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.MISSING_ARTIFACT, MODELS + ":5:1")
        .findsOnly(Kind.MISSING_ARTIFACT)
        .says("d/b: expected to be there, since 2 files are and files_count is 2");
  }

  @Test
  void findsAListedFileUnderAnotherCase() {
    Checked checked = all().delete("d/b").file("d/B", "XX").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.MISSING_ARTIFACT, MODELS + ":6:10")
        .findsOnly(Kind.MISSING_ARTIFACT)
        .says("d/b: expected to be there by that path", "\"d/B\" is", "only by case")
        .advises("mv -n -- d/B d/b");
  }

  @Test
  void findsAListedFileUnderAnotherCaseInAPartialRestore() {
    Checked checked = entry("\"files_count\": 3,", A, B).file("d/B", "bb").check();

    assertThatCheck(checked, CONTENT)
        .findsOnly(Kind.MISSING_ARTIFACT, Kind.PARTIAL)
        .says("only by case");
  }

  @Test
  void findsPathsThatAreRelativeToTheWorkspace() {
    String wrong = A.replace("\"a\"", "\"d/a\"");
    Checked checked =
        entry("\"files_count\": 2,", wrong, B).file("d/a", "x").file("d/b", "bb").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":5:10")
        .findsOnly(Kind.MANIFEST_INCONSISTENT)
        .says("relative to the entry's directory d, in which \"a\" is")
        .advises("Write \"path\": \"a\".");
  }

  @Test
  void holdsAFileThatLiesWhereAPathSeemsMisplaced() {
    String deep = A.replace("\"a\"", "\"d/a\"");
    Checked checked =
        entry("\"files_count\": 2,", deep, B).file("d/d/a", "a").file("d/b", "bb").check();

    assertThatCheck(checked, CONTENT).passes(Kind.MATCH);
  }

  @Test
  void findsWhatAListDoesNotNameInAPartialRestoreWhereThatIsAskedFor() {
    Checked remarked = all().delete("d/a", "d/b").file("d/c", "c").check();
    Checked rejected =
        all().delete("d/a", "d/b").file("d/c", "c").unlisted(UnlistedPolicy.REJECT).check();

    assertThatCheck(remarked, CONTENT)
        .findsOnly(Kind.PARTIAL)
        .remarks("1 file is there that the entry does not list: d/c");
    assertThatCheck(rejected, CONTENT)
        .finds(Kind.UNLISTED, MODELS + ":2:1")
        .findsOnly(Kind.UNLISTED, Kind.PARTIAL);
  }

  @Test
  void findsWhatAListThatAddsUpDoesNotNameWhereThatIsAskedFor() {
    Checked checked =
        entry("", A, B)
            .file("d/a", "a")
            .file("d/b", "bb")
            .file("d/c", "c")
            .unlisted(UnlistedPolicy.REJECT)
            .check();

    assertThatCheck(checked, CONTENT).findsOnly(Kind.UNLISTED).says("d/c");
  }

  @Test
  void findsAnotherTotalOfAListWithoutSizes() {
    WorkspaceBuilder workspace =
        entry("\"files_count\": 2,", "{\"path\": \"a\"}", "{\"path\": \"b\"}")
            .file("d/a", "a")
            .file("d/b", "bbb")
            .file("d/extra", "extra");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:32")
        .findsOnly(Kind.SIZE_MISMATCH, Kind.SIZE_MISMATCH)
        .says("expected 2 files (files_count), actual 3");
  }

  @Test
  void aSampleNeedNotAddUpToTheEntry() {
    WorkspaceBuilder workspace =
        entry("\"files_count\": 2,", A).file("d/a", "a").file("d/other", "oo");

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CONTENT).passes(Kind.MATCH);
    assertThat(checked.of(CONTENT).judgement().remarks()).isEmpty();
  }

  @Test
  void holdsTheFilesOfASampleToWhatIsStated() {
    WorkspaceBuilder workspace =
        entry("\"files_count\": 2,", A).file("d/a", "A").file("d/other", "oo");

    assertThatCheck(workspace.check(), CONTENT).finds(Kind.CHECKSUM_MISMATCH, MODELS + ":5:42");
  }

  @Test
  void findsMoreFilesThanCountedBesideASample() {
    WorkspaceBuilder workspace =
        entry("\"files_count\": 2,", A).file("d/a", "a").file("d/o", "oo").file("d/p", "p");

    assertThatCheck(workspace.check(), CONTENT)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":3:32")
        .findsOnly(Kind.SIZE_MISMATCH)
        .says("not listed: d/o, d/p");
  }

  @Test
  void aSampleWithoutACountMayAddUpTogetherWithTheRest() {
    WorkspaceBuilder workspace = entry("", A).file("d/a", "a").file("d/other", "oo");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @Test
  void aListWithoutACountMayStandBesideOtherFiles() {
    WorkspaceBuilder workspace =
        entry("", A, B).file("d/a", "a").file("d/b", "bb").file("d/README.md", "read me");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH).remarks("d/README.md");
  }

  @Test
  void countsHousekeepingThatIsListed() {
    WorkspaceBuilder workspace =
        entry("\"files_count\": 2,", A, "{\"path\": \".gitattributes\", \"size_bytes\": 2}")
            .file("d/a", "a")
            .file("d/.gitattributes", "ga");

    assertThatCheck(workspace.check(), CONTENT).passes(Kind.MATCH);
  }

  @Test
  void leavesRecordedFilesToTheirChecksums() {
    WorkspaceBuilder workspace =
        all().checksums(MODEL_SUMS, sha256("bb") + "  d/b").file("d/b", "BB");

    Checked checked = workspace.check();

    assertThat(checked.red()).containsExactly(MODEL_SUMS + " › d/b: checksum-mismatch");
  }

  @Test
  void findsADirectoryWhereAFileIsListed() {
    Checked checked = all().delete("d/b").folder("d/b").check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.PATH_REFUSED, MODELS + ":6:1")
        .says("d/b is a directory, expected a file");
  }

  @Test
  void refusesALinkOutOfTheWorkspaceWhereAFileIsListed(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("b"), "bb");

    Checked checked = all().delete("d/b").link("d/b", outside.toString()).check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.PATH_REFUSED, MODELS + ":6:1")
        .says("d/b is a link that leaves the workspace");
  }
}
