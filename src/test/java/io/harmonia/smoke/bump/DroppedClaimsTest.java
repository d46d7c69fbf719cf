package io.harmonia.smoke.bump;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.waiver.WaivedFindingTest.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.source.ToySource;
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

/** A record of another format spoke of a file, none does now, and the file is there. */
class DroppedClaimsTest {
  private static final String WHOLE = "workspace › baseline";
  private static final String HELLO = "md5:5d41402abc4b2a76b9719d911017c592 5 hello.bin\n";
  private static final String OTHER = "md5:5d41402abc4b2a76b9719d911017c592 5 other.bin\n";

  @TempDir Path folder;
  private WorkspaceBuilder now;

  @BeforeEach
  void aWorkspace() throws IOException {
    now = workspace("now");
  }

  private WorkspaceBuilder workspace(String name) throws IOException {
    return WorkspaceBuilder.empty(Files.createDirectories(folder.resolve(name)))
        .sources(new ToySource())
        .file("a.toy", HELLO + OTHER)
        .file("hello.bin", "hello")
        .file("other.bin", "hello");
  }

  private Checked since(String setting) {
    return now.since(found(setting)).check();
  }

  private FoundBaseline found(String setting) {
    try {
      return new BaselineFinder(Workspace.open(now.root()), List.of(), Map.of(), false)
          .find(BaselineSetting.parse(setting, now.root()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Checked sinceACopy() throws IOException {
    return since("dir:" + workspace("before").root());
  }

  @Test
  void whatIsRecordedStillIsNotDropped() throws IOException {
    assertThatCheck(sinceACopy(), WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void aRecordThatIsGoneIsDropped() throws IOException {
    now.file("a.toy", HELLO);

    assertThatCheck(sinceACopy(), WHOLE)
        .finds(Kind.RECORD_DROPPED, "a.toy:1:1")
        .says("other.bin: what toy recorded of it is not recorded any more, though it is there")
        .says("expected MD5 5d41402abc4b2a76b9719d911017c592, as at a.toy:2:1 of dir:")
        .advises("Record it again");
  }

  @Test
  void aDocumentThatIsGoneIsDropped() throws IOException {
    now.delete("a.toy").file("b.toy", HELLO);

    Checked checked = sinceACopy();

    assertThat(checked.red()).containsExactly(WHOLE + ": record-dropped");
  }

  @Test
  void anotherDocumentMayRecordIt() throws IOException {
    now.file("a.toy", HELLO).file("b.toy", OTHER);

    assertThatCheck(sinceACopy(), WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void aFileThatIsGoneNeedsNoRecord() throws IOException {
    now.file("a.toy", HELLO).delete("other.bin");

    assertThatCheck(sinceACopy(), WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void aClaimWithoutContentIsNoRecord() throws IOException {
    now.file("a.toy", HELLO + "- - other.bin\n");

    assertThatCheck(sinceACopy(), WHOLE).findsOnly(Kind.RECORD_DROPPED);
  }

  @Test
  void aCommitIsReadAsAFolderIs() {
    Repository repository = Repository.in(now.root());
    repository.commit();
    now.file("a.toy", HELLO);

    assertThatCheck(since("HEAD"), WHOLE)
        .finds(Kind.RECORD_DROPPED, "a.toy:1:1")
        .says("as at a.toy:2:1 of HEAD (");
    now.file("a.toy", OTHER + HELLO);
    assertThatCheck(since("HEAD"), WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void aWeakerRecordInThePlaceOfAStrongOneIsRemarked() throws IOException {
    WorkspaceBuilder before = workspace("before");
    before.file(
        "a.toy",
        "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824 5 hello.bin\n"
            + OTHER);

    assertThatCheck(since("dir:" + before.root()), WHOLE)
        .passes(Kind.CONSISTENT)
        .remarks("a strong digest was recorded in the baseline, and only an MD5");
  }

  @Test
  void aWaiverNamesThePath() throws IOException {
    now.file("a.toy", HELLO).waivers(waiver("path", "other.bin", "record-dropped"));

    assertThat(sinceACopy().red()).isEmpty();
  }
}
