package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code restore.sh} with the real rclone and real servers, and the suite on what it brings. */
@Execution(ExecutionMode.CONCURRENT)
class StoreIT {
  private static final String[] HOSTILE = {
    "models/-rf",
    "--config/-x",
    "models/ begins",
    "models/;x",
    "models/#y",
    "#z",
    "models/*.bin",
    "models/[a]{b,c}?.bin",
    "models/$(touch pwned)`touch pwned`$HOME.bin",
    "models/q\"'.bin",
    "models/a&b=c|d>e<f!~.bin",
    "models/%41%2e.bin",
    "models/::error::x/##[error]y",
  };

  @TempDir private Path folder;
  private StoreWorkspace workspace;

  @BeforeEach
  void makeAWorkspace() throws Exception {
    Tools.need("rclone", "git");
    workspace = StoreWorkspace.in(folder);
  }

  @Test
  void bringsWhatIsNeededAndNothingElse() throws Exception {
    workspace.stored("models/a/top.bin", "models/b.bin").file("README.md", "mine").committed();
    Map<String, String> before = workspace.files();
    StoreWorkspace.write(workspace.store().resolve("README.md"), "theirs");
    StoreWorkspace.write(workspace.store().resolve("models/a/rest.bin"), "not recorded");
    StoreWorkspace.write(workspace.store().resolve(StoreWorkspace.SUMS), "theirs");

    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      StoreScript.Run run = restore(server).run();

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(run.out()).contains("restored 2 files; 0 were not to be had");
      assertThat(server.fetched()).containsExactly("models/a/top.bin", "models/b.bin");
      assertThat(workspace.files())
          .isEqualTo(and(before, "models/a/top.bin", "models/b.bin"))
          .containsEntry("README.md", "mine");
      assertThat(workspace.check().exit()).isZero();
      assertThat(folder.resolve("runner-temp/harmonia-smoke")).isEmptyDirectory();
    }
  }

  @Test
  void bringsNothingASecondTime() throws Exception {
    workspace.stored("models/a.bin").committed();
    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      restore(server).run();
    }
    Map<String, String> before = workspace.files();

    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      StoreScript.Run run = restore(server).run();

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(run.out()).contains("nothing is missing: nothing to restore");
      assertThat(server.fetched()).isEmpty();
      assertThat(workspace.files()).isEqualTo(before).containsKey("models/a.bin");
    }
  }

  /** As {@code docs/artifact-store.md} has them, word for word. */
  @Test
  void theDocumentedCommandsFillAStoreAndRestoreFromIt() throws Exception {
    workspace.recorded("models/a.bin", "models/b c.bin").file("models/rest.bin", "rest");
    workspace.committed();
    for (String path : List.of("models/a.bin", "models/b c.bin")) {
      workspace.file(path, StoreWorkspace.content(path));
    }
    Path root = workspace.root();
    Files.createSymbolicLink(
        root.resolve("harmonia-smoke.jar"), Path.of(Mvn.property("it.executable")));
    Files.createSymbolicLink(root.resolve(".github"), Tools.repository().resolve(".github"));
    List<String> commands = shellBlocks(Tools.repository().resolve("docs/artifact-store.md"));
    assertThat(commands).hasSize(2);

    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      assertThat(shell(server, commands.get(1))).isZero();
      Map<String, String> stored = StoreWorkspace.files(workspace.store());
      Files.delete(root.resolve("models/a.bin"));
      Files.delete(root.resolve("models/b c.bin"));
      assertThat(shell(server, commands.get(0))).isZero();

      assertThat(stored)
          .containsOnlyKeys(
              "my-bucket/artifacts/models/a.bin", "my-bucket/artifacts/models/b c.bin");
      assertThat(workspace.check().exit()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"webdav", "http"})
  void takesHostileNamesAsData(String kind) throws Exception {
    workspace.stored(HOSTILE).committed();
    Map<String, String> before = workspace.files();
    try (RcloneServer server = RcloneServer.serve(kind, workspace.store())) {
      StoreScript.Run run = restore(server).run();

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(workspace.files()).isEqualTo(and(before, HOSTILE));
      assertThat(folder.resolve("pwned")).doesNotExist();
      assertThat(workspace.check().exit()).isZero();
      assertThat(run.commands()).isEmpty();
    }
  }

  @Test
  void namesWhatTheStoreHasNot() throws Exception {
    workspace
        .stored("models/a.bin")
        .recorded("models/$(id) gone.bin", "::error::/##[x]")
        .committed();
    try (RcloneServer server = RcloneServer.serve("http", workspace.store())) {
      StoreScript.Run run = restore(server).run();

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(run.commands())
          .containsExactly(
              "::warning title=Harmonia Smoke::No store has models/\\$\\(id\\)\\ gone.bin.",
              "::warning title=Harmonia Smoke::No store has ::error::/##\\[x\\].");
      assertThat(workspace.files()).containsKey("models/a.bin");
      assertThat(workspace.check().exit()).isEqualTo(1);
      assertThat(workspace.report().findings())
          .contains(StoreWorkspace.SUMS + " › models/$(id) gone.bin = missing-artifact");
    }
  }

  @Test
  void wrongBytesInTheStoreTurnTheRunRed() throws Exception {
    workspace.stored("models/a.bin").committed();
    StoreWorkspace.write(workspace.store().resolve("models/a.bin"), "content of models/A.bin");
    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      assertThat(restore(server).run().exit()).isZero();
    }

    assertThat(workspace.check().exit()).isEqualTo(1);
    assertThat(workspace.report().findings())
        .containsExactly(StoreWorkspace.SUMS + " › models/a.bin = checksum-mismatch");
  }

  @Test
  void aTransferThatIsCutOffLeavesNothing() throws Exception {
    String large = "x".repeat(4_000_000);
    StoreWorkspace.write(workspace.store().resolve("models/large.bin"), large);
    workspace.file(StoreWorkspace.SUMS, StoreWorkspace.sha256(large) + "  models/large.bin\n");
    workspace.committed();
    Map<String, String> before = workspace.files();
    Path log = folder.resolve("log");
    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      Process script = restore(server).with("RCLONE_BWLIMIT", "100k").start(log);
      Path half = awaitFile("large.bin");
      script
          .descendants()
          .filter(p -> p.info().command().orElse("").endsWith("rclone"))
          .forEach(ProcessHandle::destroyForcibly);

      assertThat(script.waitFor(4, TimeUnit.MINUTES)).isTrue();
      assertThat(script.exitValue()).as(Files.readString(log)).isEqualTo(1);
      assertThat(Files.readString(log))
          .contains("::error title=Harmonia Smoke::Nothing was brought from the store rclone:S:");
      assertThat(half).doesNotExist();
      assertThat(workspace.files()).isEqualTo(before);
      assertThat(workspace.check().exit()).isEqualTo(1);
      assertThat(workspace.report().findings())
          .containsExactly(StoreWorkspace.SUMS + " › models/large.bin = missing-artifact");
    }
  }

  /** As a program that writes into the workspace itself leaves it when it is killed. */
  @Test
  void aFileThatCameByHalfIsFoundAndReplaced() throws Exception {
    String path = "models/half.bin";
    workspace.stored(path);
    String entries =
        "[{\"name\": \"half\", \"path\": \"%s\", \"size_bytes\": %d}]"
            .formatted(path, StoreWorkspace.content(path).length());
    workspace
        .file("models/inventory.json", "{\"models\": " + entries + "}")
        .file(
            "inventory/combined_inventory.json", "{\"models\": " + entries + ", \"datasets\": []}");
    workspace.committed().file(path, "content of mo");

    assertThat(workspace.check().exit()).isEqualTo(1);
    assertThat(workspace.report().findings())
        .anyMatch(f -> f.contains(path + " = checksum-mismatch"));

    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      assertThat(restore(server).run().exit()).isZero();
    }
    assertThat(workspace.files()).containsEntry(path, StoreWorkspace.content(path));
    assertThat(workspace.check().exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"webdav", "http"})
  void aStoreThatLetsNobodyInIsAnError(String kind) throws Exception {
    workspace.stored("models/a.bin").committed();
    try (RcloneServer server = RcloneServer.serve(kind, workspace.store())) {
      Map<String, String> remote = server.remote("S", "wr0ng-Pa55word");
      StoreScript.Run run = restore(server).with(remote).with("RCLONE_VERBOSE", "2").run();

      assertThat(run.exit()).as(run.out()).isEqualTo(1);
      assertThat(run.out()).contains("401 Unauthorized").doesNotContain("No store has");
      assertThat(run.commands())
          .containsExactly(
              "::error title=Harmonia Smoke::Nothing was brought from the store rclone:S:, since"
                  + " rclone failed (exit code 1), for the reason above.");
      assertThat(run.out())
          .doesNotContain("wr0ng", remote.getOrDefault("RCLONE_CONFIG_S_PASS", "wr0ng"));
    }
  }

  @Test
  void aStoreThatIsDownIsAnError() throws Exception {
    workspace.stored("models/a.bin").committed();
    RcloneServer server = RcloneServer.serve("http", workspace.store());
    server.close();

    StoreScript.Run run = restore(server).run();

    assertThat(run.exit()).as(run.out()).isEqualTo(1);
    assertThat(run.out()).contains("::error ").doesNotContain(RcloneServer.PASSWORD);
  }

  /** Everything that rclone can be made to say, which tells a remote's settings. */
  @ParameterizedTest
  @ValueSource(strings = {"webdav", "http"})
  void credentialsNeverReachTheLog(String kind) throws Exception {
    workspace.stored("models/a.bin").recorded("models/gone.bin").committed();
    try (RcloneServer server = RcloneServer.serve(kind, workspace.store())) {
      Map<String, String> remote = server.remote("S", RcloneServer.PASSWORD);
      StoreScript.Run run =
          restore(server)
              .with(remote)
              .with("RCLONE_VERBOSE", "2")
              .with("RCLONE_DUMP", "headers,auth,bodies")
              .with("SOME_TOKEN", "models")
              .run();

      assertThat(run.exit()).isZero();
      assertThat(run.out()).contains("DEBUG", "RCLONE_CONFIG_S_TYPE", "http://", "***/a.bin");
      String basic = RcloneServer.USER + ":" + RcloneServer.PASSWORD;
      assertThat(run.out())
          .doesNotContain(
              RcloneServer.PASSWORD,
              remote.getOrDefault("RCLONE_CONFIG_S_PASS", basic),
              basic,
              Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rclone::webdav,url=http://u:hidden@h/,pass=hidden:",
        "rclone:S,pass=hidden:",
        "rclone:-hidden:",
        "https://u:hidden@store.invalid/",
        "gh-release:--hidden",
        "hf:-hidden",
        "hidden",
        "rclone:S:\nhidden",
      })
  void refusesAStoreWithoutShowingIt(String store) throws Exception {
    workspace.stored("models/a.bin").committed();

    StoreScript.Run run = script().with("SMOKE_STORE", store).run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .contains("SMOKE_STORE has a line that is no store")
        .doesNotContain("hidden");
  }

  @Test
  void saysThatABuildRestoresFromMaven() throws Exception {
    StoreScript.Run run = script().with("SMOKE_STORE", "maven:acme:tiny:1.0").run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("the build itself restores: see docs/artifact-store.md");
  }

  @Test
  void neverWritesWhatGitTracksNorOutsideOfTheWorkspace() throws Exception {
    workspace.stored(
        "models/tracked.bin",
        "models/deleted.bin",
        "models/alias/tracked.bin",
        "models/out/x.bin",
        ".git/hooks/pre-push",
        "models/sub/.GIT/config",
        "models/line\nend",
        "models/folder",
        "models/file/below",
        "models/good.bin");
    workspace
        .file("models/tracked.bin", "other")
        .file("models/deleted.bin", "other")
        .file("models/file", "a file")
        .file("models/folder/x", "x");
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(workspace.root().resolve("models/alias"), Path.of("."));
    Files.createSymbolicLink(workspace.root().resolve("models/out"), outside);
    workspace.committed();
    Files.delete(workspace.root().resolve("models/tracked.bin"));
    Files.delete(workspace.root().resolve("models/deleted.bin"));
    Map<String, String> before = workspace.files();

    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      StoreScript.Run run = restore(server).run();

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(workspace.files()).isEqualTo(and(before, "models/good.bin"));
      assertThat(server.fetched()).containsExactly("models/good.bin");
      assertThat(outside).isEmptyDirectory();
      assertThat(workspace.root().resolve(".git/hooks/pre-push")).doesNotExist();
      String lead = "::warning title=Harmonia Smoke::Not restored: ";
      assertThat(run.commands())
          .contains(
              lead
                  + "models/tracked.bin is tracked by git: git brings it (git checkout, git lfs"
                  + " pull).",
              lead
                  + "models/deleted.bin is tracked by git: git brings it (git checkout, git lfs"
                  + " pull).",
              lead
                  + "models/alias/tracked.bin is, behind a link, tracked by git: git brings it"
                  + " (git checkout, git lfs pull).",
              lead + "models/out/x.bin lies behind a link that leads out of the workspace.",
              lead + ".git/hooks/pre-push lies in git's own folder.",
              lead + "models/sub/.GIT/config lies in git's own folder.",
              lead
                  + "$'models/line\\nend' has a control character in its name, which a list"
                  + " cannot hold.",
              lead + "models/folder is a folder.",
              lead + "models/file/below cannot be there: models/file is no folder.");
      assertThat(workspace.check().exit()).isEqualTo(1);
    }
  }

  /** An untracked link that leads nowhere is replaced itself, not what it points to. */
  @Test
  void neverWritesThroughALink() throws Exception {
    workspace.stored("models/a.bin").committed();
    Path target = folder.resolve("target.bin");
    Files.createSymbolicLink(workspace.root().resolve("models/a.bin"), target);

    try (RcloneServer server = RcloneServer.serve("http", workspace.store())) {
      assertThat(restore(server).run().exit()).isZero();
    }

    assertThat(target).doesNotExist();
    assertThat(workspace.files()).containsKey("models/a.bin");
  }

  @Test
  void refusesToGuessWhatGitTracks() throws Exception {
    workspace.stored("models/a.bin").committed();
    Files.writeString(workspace.root().resolve(".git/HEAD"), "broken");

    StoreScript.Run run = script().with("SMOKE_STORE", "rclone:S:").run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("Git cannot read the repository of the workspace");
    assertThat(workspace.files()).doesNotContainKey("models/a.bin");
  }

  @Test
  void asksTheNextStoreForWhatTheFirstHasNot() throws Exception {
    workspace.stored("models/a.bin").recorded("models/b.bin", "models/c.bin").committed();
    Path second = folder.resolve("second");
    StoreWorkspace.write(second.resolve("sub/models/a.bin"), "of the second");
    StoreWorkspace.write(
        second.resolve("sub/models/b.bin"), StoreWorkspace.content("models/b.bin"));
    Map<String, String> local = Map.of("RCLONE_CONFIG_DISK_TYPE", "local");

    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      StoreScript.Run run =
          restore(server)
              .with(local)
              .with("SMOKE_STORE", "rclone:S:\nrclone:DISK:" + second + "/sub\n")
              .run();

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(run.out()).contains("No store has models/c.bin", "restored 2 files; 1 ");
      assertThat(workspace.files())
          .containsEntry("models/a.bin", StoreWorkspace.content("models/a.bin"))
          .containsEntry("models/b.bin", StoreWorkspace.content("models/b.bin"));
    }
  }

  @Test
  void bringsWhatAShardNeeds() throws Exception {
    workspace.stored("models/a.bin", "models/b.bin").committed();
    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      assertThat(restore(server).with("SMOKE_SHARD", "1/2").run().exit()).isZero();
      List<String> first = server.fetched();
      assertThat(first).hasSize(1);

      assertThat(restore(server).with("SMOKE_SHARD", "2/2").run().exit()).isZero();
      assertThat(server.fetched()).containsExactly("models/a.bin", "models/b.bin");
    }
  }

  @Test
  void aListThatIsNotWholeIsSaidAndBrought() throws Exception {
    workspace
        .stored("models/a.bin")
        .file(
            StoreWorkspace.SUMS,
            Files.readString(workspace.root().resolve(StoreWorkspace.SUMS)) + "no checksum\n")
        .committed();
    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      StoreScript.Run first = restore(server).run();
      StoreScript.Run second = restore(server).run();

      assertThat(first.exit()).isZero();
      assertThat(workspace.files()).containsKey("models/a.bin");
      assertThat(second.exit()).isZero();
      assertThat(second.out()).contains("is not whole").doesNotContain("nothing is missing");
      assertThat(workspace.check().exit()).isEqualTo(1);
    }
  }

  @Test
  void aJarThatDoesNotRunIsAnError() throws Exception {
    Path jar = Files.writeString(folder.resolve("broken.jar"), "broken");

    StoreScript.Run run =
        script().with("SMOKE_STORE", "rclone:S:").with("SMOKE_JAR", jar.toString()).run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("The list of needed files could not be made");
  }

  @Test
  void bringsManifestsThatAreAskedForAndNotInTheCheckout() throws Exception {
    workspace.stored("models/a.bin").committed();
    String sums = Files.readString(workspace.root().resolve(StoreWorkspace.SUMS));
    workspace.git("rm", "-q", "--cached", StoreWorkspace.SUMS);
    workspace
        .file("models/inventory.json", "{\"models\": []}")
        .file(".gitignore", StoreWorkspace.SUMS);
    workspace.committed();
    Files.delete(workspace.root().resolve(StoreWorkspace.SUMS));
    StoreWorkspace.write(workspace.store().resolve(StoreWorkspace.SUMS), sums);
    StoreWorkspace.write(workspace.store().resolve("models/inventory.json"), "stale");

    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      StoreScript.Run run =
          restore(server)
              .with("SMOKE_RESTORE_MANIFESTS", StoreWorkspace.SUMS + ", models/inventory.json\n")
              .run();

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(run.outputs()).containsExactly(Map.entry("restored", StoreWorkspace.SUMS));
      assertThat(workspace.files())
          .containsEntry(StoreWorkspace.SUMS, sums)
          .containsEntry("models/inventory.json", "{\"models\": []}")
          .containsKey("models/a.bin");

      workspace.file(StoreWorkspace.SUMS, "of this checkout");
      restore(server).with("SMOKE_RESTORE_MANIFESTS", StoreWorkspace.SUMS).run();
      assertThat(workspace.files()).containsEntry(StoreWorkspace.SUMS, "of this checkout");
    }
  }

  /** The suite cannot miss a checksum file of which it does not know. */
  @Test
  void aManifestThatIsNowhereIsAnError() throws Exception {
    workspace.stored("models/a.bin").committed();
    try (RcloneServer server = RcloneServer.serve("webdav", workspace.store())) {
      StoreScript.Run run =
          restore(server).with("SMOKE_RESTORE_MANIFESTS", "datasets/checksums.sha256").run();

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.commands())
          .containsExactly(
              "::error title=Harmonia Smoke::The manifest datasets/checksums.sha256 is asked for,"
                  + " and neither the checkout nor a store has it.");
      assertThat(run.outputs()).containsEntry("restored", "");
      assertThat(workspace.files()).containsKey("models/a.bin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up.json", "/etc/x.json", ".git/config2", "a//b", "models"})
  void refusesAManifestThatIsNoneOfTheWorkspace(String path) throws Exception {
    workspace.stored("models/a.bin").committed();

    StoreScript.Run run =
        script().with("SMOKE_STORE", "rclone:S:").with("SMOKE_RESTORE_MANIFESTS", path).run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("cannot be restored: it ");
  }

  @Test
  void refusesToKeepItsFilesInTheWorkspace() throws Exception {
    StoreScript.Run run =
        script()
            .with("SMOKE_STORE", "rclone:S:")
            .with("RUNNER_TEMP", workspace.root() + "/temp")
            .run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("lies in the workspace. Set SMOKE_WORK");
  }

  private static List<String> shellBlocks(Path markdown) throws IOException {
    return Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(Files.readString(markdown))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private int shell(RcloneServer server, String commands) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euc", commands)
            .directory(workspace.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("shell.log").toFile());
    builder.environment().putAll(server.remote("MODELS", RcloneServer.PASSWORD));
    builder.environment().put("RCLONE_CONFIG", "/dev/null");
    builder
        .environment()
        .compute("PATH", (n, path) -> System.getProperty("java.home") + "/bin:" + path);
    builder
        .environment()
        .put("RUNNER_TEMP", Files.createDirectories(folder.resolve("t")).toString());
    return builder.start().waitFor();
  }

  private StoreScript script() throws IOException {
    return StoreScript.of("restore.sh", folder, workspace.root());
  }

  private StoreScript restore(RcloneServer server) throws IOException {
    return script()
        .with(server.remote("S", RcloneServer.PASSWORD))
        .with("SMOKE_STORE", "rclone:S:");
  }

  private Path awaitFile(String name) throws IOException, InterruptedException {
    for (int i = 0; i < 4_800; i++) {
      try (var all = Files.walk(folder.resolve("runner-temp"))) {
        var found = all.filter(p -> p.endsWith(name) && p.toFile().length() > 0).findAny();
        if (found.isPresent()) {
          return found.get();
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no " + name + " began to come");
  }

  /** These files, and others with the content that the store has. */
  private static Map<String, String> and(Map<String, String> files, String... paths) {
    Map<String, String> all = new TreeMap<>(files);
    for (String path : paths) {
      all.put(path, StoreWorkspace.content(path));
    }
    return all;
  }
}
