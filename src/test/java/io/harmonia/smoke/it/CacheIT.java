package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into GitHub's cache, and what it may bring: nothing over what the checkout has. */
class CacheIT {
  private static final String MODELS = "models/inventory.json";

  @TempDir private Path folder;
  private StoreWorkspace workspace;

  @BeforeEach
  void makeAWorkspace() throws Exception {
    Tools.need("git");
    workspace = StoreWorkspace.in(folder);
  }

  @Test
  void listsWhatRecordedChecksumsNeedThereOrNot() throws Exception {
    workspace.recorded("models/a/top.bin", "models/gone.bin").committed();
    workspace.file("models/a/top.bin", StoreWorkspace.content("models/a/top.bin"));

    StoreScript.Run run = key().run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.outputs())
        .containsEntry("any", "true")
        .containsEntry("paths", "./models/a/top.bin\n./models/gone.bin");
    assertThat(run.outputs().get("key")).matches("harmonia-smoke-v1-[0-9a-f]{64}");
  }

  @Test
  void saysWhereThereIsNothingToCache() throws Exception {
    workspace.file(MODELS, "{\"models\": []}").committed();

    assertThat(key().run().outputs()).containsEntry("any", "false").containsEntry("paths", "");
  }

  @Test
  void hasAnotherKeyForOtherChecksumsAloneAndTheSameForOtherLineEnds() throws Exception {
    workspace.recorded("models/a.bin", "models/b.bin").committed();
    String first = key().run().outputs().get("key");
    Path sums = workspace.root().resolve(StoreWorkspace.SUMS);
    String text = Files.readString(sums);

    Files.writeString(sums, text.replace("\n", "\r\n"));
    workspace.file("models/other.txt", "x");
    assertThat(key().run().outputs().get("key")).isEqualTo(first);

    Files.writeString(sums, text.replaceFirst("[0-9a-f]{64}", "0".repeat(64)));
    assertThat(key().run().outputs().get("key")).isNotEqualTo(first);
  }

  /** Each line of the paths is a pattern to actions/cache. */
  @Test
  void escapesPatternsAndLeavesOutWhatCannotBeEscapedAndWhatGitTracks() throws Exception {
    workspace.recorded(
        "models/*.bin", "!models/[a]?.bin", "#x.bin", "models/line\nend", "models/tracked.bin");
    workspace.file("models/tracked.bin", "x").committed();

    StoreScript.Run run = key().run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.outputs().get("paths"))
        .isEqualTo("./models/[*].bin\n./!models/[[]a][?].bin\n./#x.bin");
    assertThat(run.commands())
        .hasSize(2)
        .allMatch(line -> line.startsWith("::warning title=Harmonia Smoke::Not cached: "));
  }

  @Test
  void namesPathsFromTheCheckoutWhereTheWorkspaceIsAFolderOfIt() throws Exception {
    Path repository = workspace.root();
    StoreWorkspace.write(
        repository.resolve("sub/models/checksums.sha256"),
        StoreWorkspace.sha256("x") + "  models/a.bin\n");
    workspace.committed();

    StoreScript.Run run = key().with("SMOKE_ROOT", repository.resolve("sub").toString()).run();

    assertThat(run.outputs()).containsEntry("paths", "./sub/models/a.bin");
  }

  @Test
  void putsBackWhatACacheChangedOrDeletedOfTheCheckout() throws Exception {
    workspace.recorded("models/a.bin").file(MODELS, "fresh").file("x/$(id).txt", "mine");
    workspace.committed();
    Map<String, String> before = workspace.files();
    workspace.file(MODELS, "stale").file("x/$(id).txt", "theirs").file("models/a.bin", "content");
    Files.delete(workspace.root().resolve(StoreWorkspace.SUMS));

    StoreScript.Run run = keep().run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.out()).contains("put back 3 tracked files");
    assertThat(run.commands()).hasSize(3).anyMatch(line -> line.contains("x/\\$\\(id\\).txt"));
    assertThat(workspace.files()).containsAllEntriesOf(before).containsKey("models/a.bin");
  }

  @Test
  void leavesACheckoutAloneThatACacheDidNotTouch() throws Exception {
    workspace.recorded("models/a.bin").file(MODELS, "fresh").committed();
    Map<String, String> before = workspace.files();

    StoreScript.Run run = keep().with("SMOKE_ROOT", workspace.root() + "/models").run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.commands()).isEmpty();
    assertThat(workspace.files()).isEqualTo(before);
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

  private StoreScript key() throws IOException {
    return script("cache-key.sh");
  }

  private StoreScript keep() throws IOException {
    return script("keep-tracked.sh");
  }

  private StoreScript script(String name) throws IOException {
    return StoreScript.of(name, folder, workspace.root())
        .with("GITHUB_WORKSPACE", workspace.root().toString());
  }
}
