package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code keep-tracked.sh} with the real git, {@code cache-key.sh} with GitHub's own globs. */
@Execution(ExecutionMode.CONCURRENT)
class CacheIT {
  @TempDir private Path folder;
  private StoreWorkspace workspace;

  @BeforeEach
  void makeAWorkspace() throws Exception {
    Tools.need("git");
    workspace = StoreWorkspace.in(folder);
  }

  @Test
  void putsBackWhatACacheChanged() throws Exception {
    String hostile = "models/\n::error::$(id) '\"";
    workspace
        .recorded("models/a.bin")
        .file("models/inventory.json", "fresh")
        .file("models/deleted.json", "fresh")
        .file("models/mode.sh", "fresh")
        .file("models/dir/inner.json", "fresh")
        .file(hostile, "fresh")
        .file("same.txt", "fresh")
        .committed();
    Map<String, String> before = workspace.files();
    Path root = workspace.root();
    workspace.file("models/inventory.json", "stale").file(hostile, "stale");
    Files.delete(root.resolve("models/deleted.json"));
    assertThat(root.resolve("models/mode.sh").toFile().setExecutable(true)).isTrue();
    Files.move(root.resolve("models/dir"), folder.resolve("dir"));
    Files.writeString(folder.resolve("dir/inner.json"), "stale");
    Files.createSymbolicLink(root.resolve("models/dir"), folder.resolve("dir"));
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(root.resolve("same.txt"), time);
    workspace.file("models/a.bin", StoreWorkspace.content("models/a.bin"));

    StoreScript.Run run = keep().run();

    assertThat(run.exit()).as(run.out()).isZero();
    before.put("models/a.bin", StoreWorkspace.content("models/a.bin"));
    assertThat(workspace.files()).isEqualTo(before);
    assertThat(workspace.git("status", "--porcelain")).isEqualTo("?? models/a.bin\n");
    assertThat(folder.resolve("dir/inner.json")).hasContent("stale");
    assertThat(Files.getLastModifiedTime(root.resolve("same.txt"))).isEqualTo(time);
    String lead =
        "::warning title=Harmonia Smoke::Put back as git has it, since what was restored had"
            + " changed it: ";
    assertThat(run.commands())
        .containsExactlyInAnyOrder(
            lead + "models/inventory.json",
            lead + "models/deleted.json",
            lead + "models/mode.sh",
            lead + "models/dir/inner.json",
            lead + "$'models/\\n::error::$(id) \\'\"'");
    assertThat(run.out()).contains("put back 5 tracked files");
  }

  @Test
  void leavesACheckoutAsItIs() throws Exception {
    workspace.recorded("models/a.bin").committed();

    StoreScript.Run run = keep().run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.commands()).isEmpty();
    assertThat(run.outputs()).containsExactly(Map.entry("restored", ""));
  }

  @Test
  void putsBackOutsideOfAWorkspaceThatIsASubfolder() throws Exception {
    workspace.file("sub/models/checksums.sha256", "fresh").file("pom.xml", "fresh").committed();
    workspace.file("sub/models/checksums.sha256", "stale").file("pom.xml", "stale");
    workspace.file("sub/models/inventory.json", "came");

    StoreScript.Run run =
        StoreScript.of("keep-tracked.sh", folder, workspace.root().resolve("sub"))
            .with("SMOKE_RESTORE_MANIFESTS", "models/checksums.sha256,models/inventory.json")
            .run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(workspace.files())
        .containsEntry("sub/models/checksums.sha256", "fresh")
        .containsEntry("pom.xml", "fresh");
    assertThat(run.outputs()).containsExactly(Map.entry("restored", "models/inventory.json"));
  }

  @Test
  void aManifestThatIsNowhereIsAnErrorUnlessAStoreFollows() throws Exception {
    workspace.recorded("models/a.bin").committed();
    StoreScript keep = keep().with("SMOKE_RESTORE_MANIFESTS", "models/inventory.json");

    StoreScript.Run alone = keep.run();
    StoreScript.Run followed = keep.with("SMOKE_STORE", "rclone:S:").run();

    assertThat(alone.exit()).isEqualTo(1);
    assertThat(alone.commands())
        .containsExactly(
            "::error title=Harmonia Smoke::The manifest models/inventory.json is asked for, and"
                + " neither the checkout nor the cache has it.");
    assertThat(followed.exit()).isZero();
  }

  /** With Git LFS, what lies there may be the pointer or the content, and both are as they must. */
  @Test
  void knowsTheContentOfAGitLfsFile() throws Exception {
    Tools.need("git-lfs");
    workspace.git("lfs", "install", "--local", "--skip-repo");
    workspace
        .file(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n")
        .file("content.bin", "content")
        .file("pointer.bin", "pointed at")
        .file("wrong.bin", "right")
        .committed();
    String pointer = workspace.git("cat-file", "-p", ":pointer.bin");
    String right = workspace.git("cat-file", "-p", ":wrong.bin");
    assertThat(right).startsWith("version https://git-lfs");
    workspace.file("pointer.bin", pointer).file("wrong.bin", "wrong");

    StoreScript.Run run = keep().run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.commands()).singleElement().asString().endsWith(": wrong.bin");
    assertThat(workspace.files())
        .containsEntry("content.bin", "content")
        .containsEntry("pointer.bin", pointer)
        .containsEntry("wrong.bin", right);
  }

  @Test
  void needsARepository() throws Exception {
    StoreScript.Run run = StoreScript.of("keep-tracked.sh", folder, folder.resolve("store")).run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("Git cannot read the repository");
  }

  /** In a workspace that is a subfolder; each pattern finds its own file and no other. */
  @Test
  void namesThePathsAsPatternsOfTheCache() throws Exception {
    Path npm = Tools.npm();
    List<String> cached =
        List.of(
            "!n",
            "#x",
            "[ab].bin",
            "models/*.bin",
            "models/?",
            "models/a b.bin",
            "models/~",
            "é.bin");
    List<String> left = List.of("line\nend", "tracked.bin");
    Path root = workspace.root().resolve("su[b]");
    StringBuilder sums = new StringBuilder();
    for (String path : cached) {
      sums.append(line(path, ""));
    }
    sums.append(line("line\\nend", "\\")).append(line("tracked.bin", ""));
    StoreWorkspace.write(root.resolve(StoreWorkspace.SUMS), sums.toString());
    StoreWorkspace.write(root.resolve("tracked.bin"), "tracked");
    workspace.committed();
    for (String path : cached) {
      StoreWorkspace.write(root.resolve(path), "x");
    }
    for (String decoy : List.of("a.bin", "models/axb.bin", "models/q", "n", "x")) {
      StoreWorkspace.write(root.resolve(decoy), "x");
    }

    StoreScript.Run run = key(root).run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.outputs()).containsOnlyKeys("key", "any", "paths").containsEntry("any", "true");
    assertThat(run.outputs().get("key")).matches("harmonia-smoke-v1-[0-9a-f]{64}");
    assertThat(globs(npm, run.outputs().get("paths")))
        .containsExactlyInAnyOrderElementsOf(
            cached.stream().map(path -> root.resolve(path).toString()).toList());
    assertThat(run.commands()).hasSize(left.size()).allMatch(c -> c.contains("::Not cached: "));
  }

  @Test
  void theKeyIsThatOfTheRecordedChecksums() throws Exception {
    workspace.recorded("models/a.bin", "models/b.bin").committed();
    String first = key();
    String sums = workspace.files().get(StoreWorkspace.SUMS);

    workspace.file("models/a.bin", "there").file("datasets/other.txt", "other");
    assertThat(key()).isEqualTo(first);
    workspace.file(StoreWorkspace.SUMS, sums.replace("\n", "\r\n"));
    assertThat(key()).as("line ends of Windows").isEqualTo(first);
    workspace.file(StoreWorkspace.SUMS, sums.replaceFirst("[0-9a-f]{64}", "0".repeat(64)));
    assertThat(key()).as("another digest").isNotEqualTo(first);
    workspace.file(StoreWorkspace.SUMS, sums).file("datasets/checksums.sha256", "");
    assertThat(key()).as("another file").isNotEqualTo(first);
  }

  @Test
  void theKeyIsThatOfTheChecksumFilesThatSettingsName() throws Exception {
    workspace.recorded("models/a.bin").file("sums", line("models/b.bin", "")).committed();

    StoreScript.Run run =
        key(workspace.root())
            .with("SMOKE_SETTINGS", "smoke.require=none\nsmoke.checksums=workspace/sums")
            .run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.outputs()).containsEntry("paths", "./models/b.bin");
    assertThat(run.outputs().get("key")).isNotEqualTo(key());
  }

  @Test
  void saysThatThereIsNothingToCache() throws Exception {
    workspace.file("models/inventory.json", "{\"models\": []}").committed();

    StoreScript.Run run = key(workspace.root()).run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.outputs()).containsEntry("any", "false").containsEntry("paths", "");
  }

  @Test
  void listsWhatAShardNeeds() throws Exception {
    workspace.recorded("models/a.bin", "models/b.bin").committed();

    String one = key(workspace.root()).with("SMOKE_SHARD", "1/2").run().outputs().get("paths");
    String two = key(workspace.root()).with("SMOKE_SHARD", "2/2").run().outputs().get("paths");

    assertThat(List.of(one, two)).containsExactlyInAnyOrder("./models/a.bin", "./models/b.bin");
  }

  @Test
  void refusesAWorkspaceThatTheCacheCannotHold() throws Exception {
    StoreScript.Run run =
        key(workspace.root()).with("GITHUB_WORKSPACE", workspace.store().toString()).run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("which the cache's paths are relative to");
  }

  private StoreScript keep() throws IOException {
    return StoreScript.of("keep-tracked.sh", folder, workspace.root());
  }

  private StoreScript key(Path root) throws IOException {
    return StoreScript.of("cache-key.sh", folder, root)
        .with("GITHUB_WORKSPACE", workspace.root().toString());
  }

  private String key() throws IOException, InterruptedException {
    StoreScript.Run run = key(workspace.root()).run();
    assertThat(run.exit()).as(run.out()).isZero();
    return String.valueOf(run.outputs().get("key"));
  }

  private static String line(String name, String escape) {
    return escape + "0".repeat(64) + "  " + name + "\n";
  }

  private List<String> globs(Path npm, String patterns) throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("patterns"), patterns);
    Process node =
        new ProcessBuilder("node", npm.resolve("globs.mjs").toString())
            .directory(workspace.root().toFile())
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).isZero();
    List<String> parts = List.of(out.split("\0"));
    return parts.subList(1, parts.size());
  }
}
