package io.harmonia.smoke.source;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LfsIndexSourceTest {
  private static final String CHECK = "git-lfs › models/a.bin";

  @TempDir Path root;
  private Repository repository;

  @BeforeEach
  void commitAPointer() {
    repository = Repository.in(root);
    repository.write("README.md", "no pointer\n").commit("models/a.bin", pointerTo("content"));
  }

  private Checked check() {
    return WorkspaceBuilder.empty(root).sources(new LfsIndexSource()).check();
  }

  @Test
  void theContentIsThatOfThePointerInTheIndex() {
    repository.write("models/a.bin", "content");

    assertThat(check().red()).isEmpty();
    assertThatCheck(check(), CHECK).passes(Kind.MATCH);
  }

  @Test
  void thePointerItselfWillDo() {
    assertThatCheck(check(), CHECK).passes(Kind.POINTER_MATCH);
  }

  @Test
  void anEditedContentIsNot() {
    repository.write("models/a.bin", "CONTENT");

    assertThatCheck(check(), CHECK).finds(Kind.CHECKSUM_MISMATCH, "models/a.bin:1:1");
  }

  @Test
  void thePointerToSomethingElseIsNot() {
    repository.write("models/a.bin", pointerTo("another one"));

    assertThatCheck(check(), CHECK).finds(Kind.POINTER_MISMATCH, "models/a.bin:1:1");
  }

  @Test
  void aFileThatGitTracksMustBeThere() throws Exception {
    java.nio.file.Files.delete(root.resolve("models/a.bin"));

    assertThatCheck(check(), CHECK)
        .finds(Kind.MISSING_ARTIFACT, "models/a.bin:1:1")
        .advises("git restore models/a.bin");
  }

  @Test
  void aRepositoryWithoutPointersHasNothingToCheck() {
    repository.write("models/a.bin", "content").commit();

    assertThat(check().red()).containsExactly("workspace › nothing to check: nothing-to-check");
  }
}
