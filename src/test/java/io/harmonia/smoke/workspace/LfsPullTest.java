package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LfsPullTest {

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void resolveLinks() throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void namesThePathInTheRepositoryThatThePointerLiesIn() throws IOException {
    Files.createDirectories(folder.resolve("repo/.git"));

    assertThat(LfsPull.command(folder.resolve("repo/data/models/a.bin")))
        .isEqualTo("git lfs pull --include=data/models/a.bin");
  }

  @Test
  void knowsAWorktreeOrSubmoduleByItsGitFile() throws IOException {
    Files.createDirectories(folder.resolve("repo/.git"));
    Files.createDirectories(folder.resolve("repo/sub"));
    Files.writeString(folder.resolve("repo/sub/.git"), "gitdir: ../.git/modules/sub\n");

    assertThat(LfsPull.command(folder.resolve("repo/sub/a.bin")))
        .isEqualTo("git lfs pull --include=a.bin");
  }

  @Test
  void namesNoPathOutsideOfARepository() {
    assertThat(LfsPull.command(folder.resolve("a.bin"))).isEqualTo("git lfs pull");
  }
}
