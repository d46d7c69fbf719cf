package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class WorkspaceLookTest {
  @TempDir private Path folder;
  private Path root = Path.of("");

  @BeforeEach
  void resolveLinksOfTheTemporaryFolder() throws IOException {
    root = folder.toRealPath();
  }

  @Test
  void findsAFile() throws IOException {
    Files.createDirectories(root.resolve("models/a"));
    Files.writeString(root.resolve("models/a/model.bin"), "abc");

    Found found = look("models/a/model.bin");

    assertThat(found).isEqualTo(new Found.RegularFile(root.resolve("models/a/model.bin"), 3));
  }

  @Test
  void findsADirectory() throws IOException {
    Files.createDirectories(root.resolve("models/a"));

    assertThat(look("models/a")).isEqualTo(new Found.Directory(root.resolve("models/a")));
  }

  @Test
  void findsTheWorkspaceItself() throws IOException {
    assertThat(look("")).isEqualTo(new Found.Directory(root));
    assertThat(open().root()).isEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.bin", "models/model.bin", "a/b/c/d"})
  void findsNothing(String path) throws IOException {
    assertThat(look(path)).isEqualTo(new Found.Absent(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.bin/weights", "model.bin/a/b"})
  void saysThatAFileStandsInTheWay(String path) throws IOException {
    Files.writeString(root.resolve("model.bin"), "abc");

    assertThat(look(path))
        .isEqualTo(new Found.Absent("a file stands where one of its folders should be"));
  }

  /** Linux allows 255 bytes in a name and 4,096 in a path. */
  @ParameterizedTest
  @CsvSource({"256, x", "128, ö", "10000, x"})
  void saysThatANameIsTooLong(int length, String letter) throws IOException {
    assertThat(look(letter.repeat(length)))
        .isEqualTo(new Found.Absent("no file can have so long a name here"));
  }

  @Test
  void findsNothingWhereNoPathCanBeSoLong() throws IOException {
    assertThat(look("folder/".repeat(1_000) + "model.bin")).isInstanceOf(Found.Absent.class);
  }

  @Test
  void findsTheLongestName() throws IOException {
    Files.writeString(root.resolve("x".repeat(255)), "abc");

    assertThat(look("x".repeat(255))).isInstanceOf(Found.RegularFile.class);
  }

  /** Opening a pipe without a writer blocks for ever. */
  @ParameterizedTest
  @ValueSource(strings = {"pipe", "link-to-pipe"})
  void refusesAPipeWithoutOpeningIt(String path) throws IOException {
    RealProgram.assumeInstalled("mkfifo");
    RealProgram.runSuccessfully(root, "mkfifo", "pipe");
    Files.createSymbolicLink(root.resolve("link-to-pipe"), Path.of("pipe"));

    assertThat(look(path))
        .isEqualTo(new Found.Refused("is a device, a pipe or a socket, not a file"));
  }

  @Test
  void cannotBeOpenedWhereNothingLies() {
    assertThatThrownBy(() -> Workspace.open(root.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Workspace open() throws IOException {
    return Workspace.open(root);
  }

  private Found look(String path) throws IOException {
    return open().look(new RelativePath(path));
  }
}
