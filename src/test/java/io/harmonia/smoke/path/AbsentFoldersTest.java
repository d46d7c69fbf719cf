package io.harmonia.smoke.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a path is the same whether or not its folder was looked for before. */
class AbsentFoldersTest {
  private static final RelativePath FILE = new RelativePath("models/org/a/model.bin");

  @TempDir Path root;

  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectory(root.resolve("models"));
    workspace = Workspace.open(root);
  }

  @Test
  void remembersTheOutermostFolderThatIsNotThere() {
    Found found = workspace.look(FILE);

    assertThat(found).isEqualTo(new Found.Absent(""));
    assertThat(workspace.isKnownAbsent(new RelativePath("models/org"))).isTrue();
    assertThat(workspace.isKnownAbsent(new RelativePath("models/org/b/x.bin"))).isTrue();
    assertThat(workspace.look(new RelativePath("models/org/b/x.bin")))
        .isEqualTo(new Found.Absent(""));
  }

  @Test
  void knowsNothingOfWhatLiesBesideIt() {
    workspace.look(FILE);

    assertThat(workspace.isKnownAbsent(new RelativePath("models"))).isFalse();
    assertThat(workspace.isKnownAbsent(new RelativePath("models/org2/a"))).isFalse();
  }

  @Test
  void findsWhatComesToLieBesideAnAbsentFile() throws IOException {
    workspace.look(new RelativePath("models/a.bin"));
    Files.writeString(root.resolve("models/a.bin"), "content");

    Found found = workspace.look(new RelativePath("models/a.bin"));

    assertThat(found).isInstanceOf(Found.RegularFile.class);
  }

  @Test
  void aFolderThatIsALinkToNothingIsLookedAtEachTime() throws IOException {
    Files.createSymbolicLink(root.resolve("models/org"), Path.of("nowhere"));

    Found below = workspace.look(FILE);
    Found itself = workspace.look(new RelativePath("models/org"));

    assertThat(below).isEqualTo(new Found.Absent(""));
    assertThat(itself).isEqualTo(new Found.Absent("a link to nothing lies there"));
  }

  @Test
  void aFileInTheFoldersPlaceIsNamedEachTime() throws IOException {
    Files.writeString(root.resolve("models/org"), "a file");

    Found first = workspace.look(FILE);
    Found second = workspace.look(FILE);

    assertThat(first)
        .isEqualTo(new Found.Absent("a file stands where one of its folders should be"));
    assertThat(second).isEqualTo(first);
  }
}
