package io.harmonia.smoke.dvc;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list and its digest are those of the sample, which was made after dvc-data's tree.py. */
class DvcDirectoryTest {
  private static final String CHECK = "data.dvc › data";
  private static final String DIGEST = "053663f8f421e03155508cb9c5c4d55c";
  private static final String LIST =
      "[{\"md5\": \"9f9f90dbe3e5ee1218c86b8839db1995\", \"relpath\": \"a.txt\"}, {\"md5\":"
          + " \"c56bd5480f6e5413cb62a0ad9666613a\", \"relpath\": \"sub/b.bin\"}, {\"md5\":"
          + " \"e20942bc0763636e19c18b95bb194501\", \"relpath\": \"z.csv\"}]";

  @TempDir Path root;

  private WorkspaceBuilder workspace() {
    return WorkspaceBuilder.empty(root)
        .sources(new DvcSource())
        .file(
            "data.dvc",
            "outs:\n- md5: "
                + DIGEST
                + ".dir\n  size: 22\n  nfiles: 3\n  hash: md5\n  path: data\n")
        .file("data/a.txt", "alpha\n")
        .file("data/sub/b.bin", new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
        .file("data/z.csv", "x\r\ny\r\n");
  }

  @Test
  void theDigestIsComputedFromTheFiles() {
    Checked checked = workspace().check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.WEAK_MATCH);
  }

  @Test
  void findsAChangedFileOfTheSameSize() {
    assertThatCheck(workspace().file("data/a.txt", "ALPHA\n").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data.dvc:2:8")
        .says("expected the digest " + DIGEST + ".dir, actual ");
  }

  @Test
  void findsThatAFileIsShort() {
    assertThatCheck(workspace().delete("data/z.csv").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data.dvc:2:8")
        .says("expected 3 files, actual 2");
  }

  @Test
  void theCacheTellsWhichFilesDiffer() {
    Checked checked =
        workspace()
            .file(".dvc/cache/files/md5/05/" + DIGEST.substring(2) + ".dir", LIST)
            .delete("data/z.csv")
            .file("data/a.txt", "ALPHA\n")
            .file("data/new.txt", "")
            .check();

    assertThatCheck(checked, CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data.dvc:2:8")
        .says("; not there: z.csv; changed: a.txt; new: new.txt");
  }

  @Test
  void aTornListOfTheCacheIsNotBelieved() {
    Checked checked =
        workspace()
            .file(".dvc/cache/05/" + DIGEST.substring(2) + ".dir", LIST.replace("z.csv", "q.csv"))
            .delete("data/z.csv")
            .check();

    assertThat(checked.of(CHECK).judgement().findings().get(0).message())
        .doesNotContain("not there");
  }

  @Test
  void theListOfAnOldCacheIsFound() {
    Checked checked =
        workspace()
            .file(".dvc/cache/05/" + DIGEST.substring(2) + ".dir", LIST)
            .delete("data/z.csv")
            .check();

    assertThatCheck(checked, CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data.dvc:2:8")
        .says("; not there: z.csv");
  }

  @Test
  void whatIsIgnoredDoesNotCount() {
    Checked checked =
        workspace()
            .file(".dvcignore", "# generated\n*.tmp\n/data/skip/\n!keep.tmp\n")
            .file("data/x.tmp", "x")
            .file("data/skip/y", "y")
            .check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(workspace().file("data/keep.tmp", "x").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data.dvc:2:8");
  }

  @Test
  void namesAreSortedByCodePointsAndEscapedAsPythonDoes() {
    // json.dumps of the sorted list, by Python 3.11
    Checked checked =
        WorkspaceBuilder.empty(root)
            .sources(new DvcSource())
            .file(
                "odd.dvc",
                "outs:\n- md5: 1783bddd856b1f2a73b3df0b974ecb67.dir\n  hash: md5\n  path: odd\n")
            .file("odd/\ufffd.txt", "1")
            .file("odd/\ud83d\ude00.txt", "2")
            .file("odd/q\"\\\t\u007f.txt", "3")
            .file("odd/\u00fc.txt", "4")
            .check();

    assertThatCheck(checked, "odd.dvc › odd").passes(Kind.WEAK_MATCH);
  }

  @Test
  void aDirectoryThatIsAFileIsDrift() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .sources(new DvcSource())
            .file("data.dvc", "outs:\n- md5: " + DIGEST + ".dir\n  hash: md5\n  path: data\n")
            .file("data", "x")
            .check();

    assertThatCheck(checked, CHECK).finds(Kind.CHECKSUM_MISMATCH, "data.dvc:4:9");
  }

  @Test
  void aWrongNumberOfFilesIsDrift() {
    assertThatCheck(workspace().edit("data.dvc", "nfiles: 3", "nfiles: 4").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data.dvc:4:11");
  }

  @Test
  void whatWasNotFetchedIsSkipped() {
    Checked checked =
        workspace().delete("data/a.txt", "data/sub/b.bin", "data/sub", "data/z.csv").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK)
        .finds(Kind.NOT_PRESENT, "data.dvc:6:9")
        .advises("dvc pull data.dvc");

    Repository repository = Repository.in(root);
    repository.commit("data/.gitkeep", "");

    assertThat(workspace2().check().skipped()).contains(CHECK + ": not-present");
  }

  private WorkspaceBuilder workspace2() {
    return WorkspaceBuilder.empty(root).sources(new DvcSource());
  }

  @Test
  void filesOfWhichTheRemoteKeepsVersionsAreVerifiedOneByOne() {
    WorkspaceBuilder versioned =
        workspace()
            .file(
                "data.dvc",
                """
                outs:
                - path: data
                  hash: md5
                  files:
                  - relpath: a.txt
                    md5: 9f9f90dbe3e5ee1218c86b8839db1995
                    size: 6
                    version_id: one
                    cloud:
                      s3:
                        etag: abc
                  - relpath: sub/b.bin
                    md5: c56bd5480f6e5413cb62a0ad9666613a
                    size: 10
                """);

    assertThat(versioned.check().red()).containsExactly(CHECK + ": checksum-mismatch");

    Checked checked = versioned.delete("data/z.csv").file("data/a.txt", "ALPHA\n").check();

    assertThat(checked.red()).containsExactly("data.dvc › data/a.txt: checksum-mismatch");
  }
}
