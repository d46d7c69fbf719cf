package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names go to the file system and come back as they are. */
class WorkspaceNamesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.bin",
        "a b.bin",
        "100%.bin",
        "%41.bin",
        "a+b.bin",
        "a?b#c;d&e=f.bin",
        "a\\b.bin",
        "new\nline.bin",
        "\u001b[31m.bin",
        "tök.bin",
        "to\u0308k.bin",
        "模型 100%+.bin",
        "🤗.bin",
        "a:b|c<d>\"e\".bin",
        "~.bin"
      })
  void findsAFileOfAnyName(String name) throws IOException {
    Workspace workspace = Workspace.open(folder);
    Path file = workspace.root().resolve("models ü").resolve(name);
    Files.createDirectories(workspace.root().resolve("models ü"));
    Files.writeString(file, "abc");
    RelativePath path = new RelativePath("models ü/" + name);

    assertThat(workspace.look(path)).isEqualTo(new Found.RegularFile(file, 3));
    assertThat(workspace.locate(path)).isEqualTo(file);
    assertThat(workspace.relativize(file)).isEqualTo(path);
  }

  @Test
  void tellsComposedFromDecomposedNames() throws IOException {
    Workspace workspace = Workspace.open(folder);
    Files.writeString(workspace.root().resolve("tök.bin"), "abc");

    assertThat(workspace.look(new RelativePath("to\u0308k.bin"))).isEqualTo(new Found.Absent(""));
  }

  @Test
  void namesDirectoriesWithoutASlash() throws IOException {
    Workspace workspace = Workspace.open(folder);
    Path directory = Files.createDirectories(workspace.root().resolve("models/a"));

    assertThat(workspace.relativize(directory)).isEqualTo(new RelativePath("models/a"));
    assertThat(workspace.relativize(workspace.root())).isEqualTo(RelativePath.ROOT);
  }

  @Test
  void locatesTheWorkspaceItself() throws IOException {
    Workspace workspace = Workspace.open(folder);

    assertThat(workspace.locate(RelativePath.ROOT)).isEqualTo(workspace.root());
  }

  @Test
  void hasAWorkspaceAtTheTopOfTheFileSystem() throws IOException {
    Workspace workspace = Workspace.open(Path.of("/"));
    Path file = Files.writeString(folder.toRealPath().resolve("ö.bin"), "abc");

    RelativePath path = workspace.relativize(file);

    assertThat(path).hasToString(file.toString().substring(1));
    assertThat(workspace.look(path)).isEqualTo(new Found.RegularFile(file, 3));
  }

  @Test
  void givesTheReasonOfAFailedAccessWithoutTheName() {
    assertThat(Workspace.reasonOf(new AccessDeniedException("a"))).isEqualTo("access is denied");
    assertThat(Workspace.reasonOf(new FileSystemException("a", null, "Input/output error")))
        .isEqualTo("Input/output error");
    assertThat(Workspace.reasonOf(new FileSystemException("a"))).isEqualTo("FileSystemException");
    assertThat(Workspace.reasonOf(new IOException("Is a directory"))).isEqualTo("Is a directory");
    assertThat(Workspace.reasonOf(new IOException())).isEqualTo("IOException");
  }
}
