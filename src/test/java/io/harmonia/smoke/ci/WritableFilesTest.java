package io.harmonia.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritableFilesTest {
  private static final String TRACKED =
      "is tracked by git: git brings it (git checkout, git lfs pull)";

  @TempDir private Path folder;

  @Test
  void whatGitDoesNotTrackMayBeWritten() throws IOException {
    Repository.in(folder).commit("models/a.bin", "x");

    assertThat(refusal("models/b.bin")).isEmpty();
    assertThat(refusal("new/folder/b.bin")).isEmpty();
  }

  @Test
  void whatGitTracksIsRefusedWhetherItIsThereOrNot() throws IOException {
    Repository.in(folder).write("models/a.bin", "x").commit("models/b.bin", "x");
    Files.delete(folder.resolve("models/b.bin"));

    assertThat(refusal("models/a.bin")).contains(TRACKED);
    assertThat(refusal("models/b.bin")).contains(TRACKED);
  }

  @Test
  void aWorkspaceThatIsASubfolderHasItsOwnPaths() throws IOException {
    Repository.in(folder).commit("sub/models/a.bin", "x");

    assertThat(refusal(folder.resolve("sub"), "models/a.bin")).contains(TRACKED);
    assertThat(refusal(folder.resolve("sub"), "sub/models/a.bin")).isEmpty();
  }

  @Test
  void whatASubmoduleTracksIsRefused() throws IOException {
    Repository inner = Repository.in(folder.resolve("inner"));
    inner.commit("a.bin", "x");
    Repository outer = Repository.in(folder.resolve("outer"));
    outer.git("submodule", "add", "-q", inner.folder().toString(), "models");
    outer.commit();

    assertThat(refusal(outer.folder(), "models/a.bin")).contains(TRACKED);
    assertThat(refusal(outer.folder(), "models/b.bin")).isEmpty();
    outer.git("submodule", "deinit", "-q", "-f", "models");
    assertThat(refusal(outer.folder(), "models/b.bin")).as("nobody can know").contains(TRACKED);
  }

  @Test
  void whereCaseMeansNothingOtherCaseIsTracked() throws IOException {
    Repository.in(folder).commit("models/A.bin", "x");
    assertThat(refusal("Models/a.BIN")).isEmpty();

    Files.createDirectory(folder.resolve(".GIT")); // as a file system shows it that ignores case

    assertThat(refusal("Models/a.BIN")).contains(TRACKED);
  }

  @Test
  void whatLiesBehindALinkIsJudgedWhereItIs() throws IOException {
    Repository.in(folder.resolve("w")).commit("models/a.bin", "x");
    Path root = folder.resolve("w");
    Files.createSymbolicLink(root.resolve("alias"), Path.of("models"));
    Files.createSymbolicLink(root.resolve("out"), folder);
    Files.createSymbolicLink(root.resolve("git"), Path.of(".git"));

    assertThat(refusal(root, "alias/a.bin"))
        .contains("is, behind a link, tracked by git: git brings it (git checkout, git lfs pull)");
    assertThat(refusal(root, "alias/b.bin")).isEmpty();
    assertThat(refusal(root, "out/b.bin"))
        .contains("lies behind a link that leads out of the workspace");
    assertThat(refusal(root, "git/hooks/pre-push")).contains("lies in git's own folder");
  }

  @Test
  void whatCannotBeThereIsRefused() throws IOException {
    Files.writeString(folder.resolve("a b"), "x");
    Files.createDirectory(folder.resolve("models"));

    assertThat(refusal("a b/c")).contains("cannot be there: 'a b' is no folder");
    assertThat(refusal("models")).contains("is a folder");
    assertThat(refusal("line\nend"))
        .contains("has a control character in its name, which a list cannot hold");
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/config", "models/.GIT/config", ".Git"})
  void gitsOwnFoldersAreRefused(String path) throws IOException {
    assertThat(refusal(path)).contains("lies in git's own folder");
  }

  @Test
  void aRepositoryThatCannotBeReadIsNoGuess() throws IOException {
    Repository.in(folder).commit("a", "x");
    assertThatThrownBy(() -> refusal(folder.resolve(".git/refs"), "a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("git's own folder");

    Files.writeString(folder.resolve(".git/HEAD"), "broken");

    assertThatThrownBy(() -> refusal("a")).isInstanceOf(IOException.class);
  }

  private Optional<String> refusal(String path) throws IOException {
    return refusal(folder, path);
  }

  private static Optional<String> refusal(Path root, String path) throws IOException {
    RelativePath asked = new RelativePath(path);
    try (WritableFiles files = WritableFiles.in(Workspace.open(root), List.of(asked))) {
      return files.refusal(asked).map(Refusal::reason);
    }
  }
}
