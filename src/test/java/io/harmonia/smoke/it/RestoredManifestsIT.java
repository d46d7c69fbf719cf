package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests that a cache brings: only those that the checkout has not, never over one. */
class RestoredManifestsIT {
  private static final String MODELS = "models/inventory.json";

  @TempDir private Path folder;
  private StoreWorkspace workspace;

  @BeforeEach
  void makeAWorkspace() throws Exception {
    Tools.need("git");
    workspace = StoreWorkspace.in(folder);
  }

  @Test
  void bringsOnlyTheManifestsThatTheCheckoutHasNot() throws Exception {
    workspace.file(MODELS, "fresh").file(".gitignore", StoreWorkspace.SUMS).committed();
    StoreScript.Run wanted = manifests("wanted");
    assertThat(wanted.outputs())
        .containsEntry("any", "true")
        .containsEntry("paths", StoreWorkspace.SUMS + "\n" + MODELS);

    workspace.file(MODELS, "stale").file(StoreWorkspace.SUMS, "cached");
    StoreScript.Run settled = manifests("settle");

    assertThat(settled.exit()).as(settled.out()).isZero();
    assertThat(settled.outputs()).containsEntry("restored", StoreWorkspace.SUMS);
    assertThat(settled.commands()).singleElement().asString().contains("was put back");
    assertThat(workspace.files())
        .containsEntry(MODELS, "fresh")
        .containsEntry(StoreWorkspace.SUMS, "cached");
  }

  @Test
  void bringsNoneWhereTheCheckoutHasThemTrackedOrNot() throws Exception {
    workspace.file(MODELS, "fresh").committed().file(StoreWorkspace.SUMS, "made by a step before");

    assertThat(manifests("wanted").outputs()).containsEntry("any", "false");
  }

  /** The suite could not miss a checksum file of which it does not know. */
  @Test
  void isAnErrorWhereAManifestIsNowhereUnlessAStoreFollows() throws Exception {
    workspace.file(MODELS, "fresh").committed();
    manifests("wanted");

    StoreScript.Run alone = manifests("settle");
    StoreScript.Run followed =
        script("manifests.sh")
            .arguments("settle")
            .with("SMOKE_RESTORE_MANIFESTS", StoreWorkspace.SUMS)
            .with("SMOKE_STORE", "rclone:S:")
            .run();

    assertThat(alone.exit()).isEqualTo(1);
    assertThat(alone.commands()).singleElement().asString().startsWith("::error ");
    assertThat(followed.exit()).as(followed.out()).isZero();
  }

  /** A deletion is a change of the commit, not a gap for a cache to fill. */
  @Test
  void doesNotBringBackWhatIsTrackedAndDeleted() throws Exception {
    workspace.file(MODELS, "fresh").committed();
    Files.delete(workspace.root().resolve(MODELS));

    assertThat(manifests("wanted").out()).contains("is tracked by git and deleted");
    workspace.file(MODELS, "stale").file(StoreWorkspace.SUMS, "cached");
    StoreScript.Run settled = manifests("settle");

    assertThat(settled.outputs()).containsEntry("restored", StoreWorkspace.SUMS);
    assertThat(workspace.files()).doesNotContainKey(MODELS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../x.json", "models/*.json", "!x", "~/x", "#x"})
  void refusesWhatIsNoPlainPath(String path) throws Exception {
    workspace.file(MODELS, "fresh").committed();

    StoreScript.Run run =
        script("manifests.sh").arguments("wanted").with("SMOKE_RESTORE_MANIFESTS", path).run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("is no plain path relative to the workspace");
  }

  private StoreScript.Run manifests(String when) throws IOException, InterruptedException {
    return script("manifests.sh")
        .arguments(when)
        .with("SMOKE_RESTORE_MANIFESTS", StoreWorkspace.SUMS + ", " + MODELS)
        .run();
  }

  private StoreScript script(String name) throws IOException {
    return StoreScript.of(name, folder, workspace.root())
        .with("GITHUB_WORKSPACE", workspace.root().toString());
  }
}
