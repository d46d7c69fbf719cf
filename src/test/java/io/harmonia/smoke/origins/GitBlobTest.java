package io.harmonia.smoke.origins;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitBlobTest {
  private static final Digest SHA =
      Digest.parse(
              Algorithm.SHA_256, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
          .orElseThrow();

  @TempDir private Path folder;

  private Found file(String content) throws Exception {
    Files.writeString(folder.resolve("a"), content);
    return Workspace.open(folder).look(new RelativePath("a"));
  }

  /** {@code printf hello | git hash-object --stdin}. */
  @Test
  void isWhatGitSays() throws Exception {
    assertThat(GitBlob.of(file("hello"), List.of(SHA)))
        .contains("b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0");
  }

  @Test
  void isNothingWhereAnotherContentIsHere() throws Exception {
    assertThat(GitBlob.of(file("Hello"), List.of(SHA))).isEmpty();
    assertThat(GitBlob.of(file("hello"), List.of())).isEmpty();
    assertThat(GitBlob.of(Workspace.open(folder).look(new RelativePath("b")), List.of(SHA)))
        .isEmpty();
  }
}
