package io.harmonia.smoke.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No program of the repository is taken for git. */
class GitProgramTest {
  @TempDir Path temporary;
  private Path repository = Path.of("");
  private Path trusted = Path.of("");
  private Path theirs = Path.of("");

  @BeforeEach
  void placePrograms() throws IOException {
    Path folder = temporary.toRealPath();
    repository = Files.createDirectories(folder.resolve("repository"));
    trusted = program(folder.resolve("bin"));
    theirs = program(repository.resolve("bin"));
  }

  @Test
  void takesTheFirstOneOutsideTheRepository() throws IOException {
    String path = String.join(File.pathSeparator, "", ".", "bin", theirs + "", trusted + "");

    GitProgram found = GitProgram.find(path, repository);

    assertThat(found.file()).isEqualTo(trusted.resolve("git"));
    assertThat(found.path()).isEqualTo(trusted.toString());
  }

  @Test
  void seesThroughLinks() throws IOException {
    Path toFolder = Files.createSymbolicLink(repository.resolveSibling("link"), theirs);
    Path holder = Files.createDirectories(repository.resolveSibling("holder"));
    Files.createSymbolicLink(holder.resolve("git"), theirs.resolve("git"));
    String path = String.join(File.pathSeparator, toFolder + "", holder + "", trusted + "");

    assertThat(GitProgram.find(path, repository).file()).isEqualTo(trusted.resolve("git"));
  }

  @Test
  void findsNoneWhereTheRepositoryAloneHasOne() {
    String path = String.join(File.pathSeparator, "", ".", theirs + "", "/nowhere", "a\0b");

    assertThatThrownBy(() -> GitProgram.find(path, repository))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no git program on PATH");
  }

  private static Path program(Path folder) throws IOException {
    Path file = Files.writeString(Files.createDirectories(folder).resolve("git"), "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return folder;
  }
}
