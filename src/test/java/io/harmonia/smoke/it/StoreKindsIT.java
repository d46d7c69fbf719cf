package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code restore.sh} with a GitHub release, through the real gh and a stand-in for GitHub, and with
 * the Hugging Face hub, through a stand-in for {@code hf}.
 */
@Execution(ExecutionMode.CONCURRENT)
class StoreKindsIT {
  /** Records its arguments, and brings files as snapshot_download does: by patterns. */
  private static final String HF =
      """
      #!/usr/bin/env bash
      # Stands in for hf, whose hub cannot be reached here.
      printf '%s\\n' "$@" >>"$HF_CALLS"
      echo "hf speaks with $HF_TOKEN"
      printf '::error::x\\nof ##[error]y\\n'
      [ "$HF_STATUS" = 0 ] || exit "$HF_STATUS"
      while [ "$1" != -- ]; do
        if [ "$1" = --local-dir ]; then to=$2; fi
        shift
      done
      shift 2
      mkdir -p "$to/.cache/huggingface"
      cd "$HF_STORE"
      find . -type f | sed 's|^./||' | while IFS= read -r file; do
        for pattern in "$@"; do
          case $file in
            $pattern) mkdir -p "$to/$(dirname "./$file")" && cp "./$file" "$to/$file" ;;
          esac
        done
      done
      """;

  @TempDir private Path folder;
  private StoreWorkspace workspace;

  @BeforeEach
  void makeAWorkspace() throws Exception {
    Tools.need("git", "gh");
    workspace = StoreWorkspace.in(folder);
  }

  @Test
  void bringsAssetsOfARelease() throws Exception {
    String[] held = {"models/a/top_1.bin", "models/b-2.0.bin", "-rf.bin"};
    String[] unheld = {
      "models/a b.bin", "models/a__b.bin", "models/x_/y", "models/*", ".hidden", "models/é"
    };
    workspace.recorded(held).recorded("models/gone.bin").recorded(unheld).committed();
    try (ReleaseServer server =
        ReleaseServer.with(
            Map.of(
                "models__a__top_1.bin",
                StoreWorkspace.content("models/a/top_1.bin"),
                "models__b-2.0.bin",
                StoreWorkspace.content("models/b-2.0.bin"),
                "-rf.bin",
                StoreWorkspace.content("-rf.bin"),
                "models__a__b.bin",
                "of models/a/b.bin",
                "models__x___y",
                "of another",
                "notes.txt",
                "not recorded"))) {
      StoreScript.Run run = release(server, "v1").run();

      assertThat(run.exit()).as(run.out()).isZero();
      assertThat(server.fetched())
          .containsExactly("-rf.bin", "models__a__top_1.bin", "models__b-2.0.bin");
      assertThat(workspace.files())
          .hasSize(4)
          .containsEntry("models/a/top_1.bin", StoreWorkspace.content("models/a/top_1.bin"))
          .containsEntry("models/b-2.0.bin", StoreWorkspace.content("models/b-2.0.bin"))
          .containsEntry("-rf.bin", StoreWorkspace.content("-rf.bin"));
      assertThat(run.out()).contains("No store has models/gone.bin.", "restored 3 files; 7 were");
      assertThat(run.commands()).filteredOn(c -> c.contains("No release can hold ")).hasSize(6);
      assertThat(release(server, "v1").run().out()).contains("restored 0 files; 7 were");
      assertThat(workspace.check().exit()).isEqualTo(1);
    }
  }

  @Test
  void aReleaseThatIsNotThereIsAnErrorWithoutTheToken() throws Exception {
    workspace.recorded("models/a.bin").committed();
    try (ReleaseServer server = ReleaseServer.with(Map.of())) {
      StoreScript.Run other = release(server, "v2").with("GH_DEBUG", "api").run();
      StoreScript.Run wrong = release(server, "v1").with("GH_TOKEN", "ghs_wrong").run();

      for (StoreScript.Run run : List.of(other, wrong)) {
        assertThat(run.exit()).as(run.out()).isEqualTo(1);
        assertThat(run.out())
            .contains("::error ", "Nothing was brought from the store gh-release:v")
            .doesNotContain(ReleaseServer.TOKEN, "ghs_wrong");
      }
      assertThat(other.out()).contains("release not found");
      assertThat(wrong.out()).contains("401");
    }
  }

  @Test
  void givesHfOneFolderOfTheWorkspace() throws Exception {
    workspace
        .recorded(
            "models/acme/tiny/a.bin", "models/acme/tiny/sub/[1]*?.bin", "models/acme/tiny/gone")
        .recorded("models/acme/tiny/--token", "models/other.bin")
        .committed();
    for (String path : List.of("a.bin", "sub/[1]*?.bin", "sub/[1]xy.bin", "--token", "README.md")) {
      StoreWorkspace.write(
          workspace.store().resolve(path), StoreWorkspace.content("models/acme/tiny/" + path));
    }

    StoreScript.Run run = hf("hf:acme/tiny@refs/pr/1:models/acme/tiny").run();

    assertThat(run.exit()).as(run.out()).isZero();
    List<String> call = Files.readAllLines(folder.resolve("calls"));
    assertThat(call.get(2)).endsWith("/stage/models/acme/tiny");
    call.set(2, "DIR");
    assertThat(call)
        .containsExactly(
            "download",
            "--local-dir",
            "DIR",
            "--revision",
            "refs/pr/1",
            "--",
            "acme/tiny",
            "a.bin",
            "sub/[[]1][*][?].bin",
            "gone",
            "--token",
            "a.bin");
    assertThat(workspace.files())
        .containsOnlyKeys(
            StoreWorkspace.SUMS,
            "models/acme/tiny/a.bin",
            "models/acme/tiny/sub/[1]*?.bin",
            "models/acme/tiny/--token");
    assertThat(run.out())
        .contains("No store has models/acme/tiny/gone.", "No store has models/other.bin.");
    assertThat(run.out())
        .contains("hf speaks with ***", "  | ::error::x")
        .doesNotContain("hf_hidden", "##[");
  }

  /** One name alone would be taken as it is, and its absence for a failure. */
  @Test
  void givesHfOneNameTwice() throws Exception {
    workspace.recorded("data/x.bin").committed();
    StoreWorkspace.write(workspace.store().resolve("data/x.bin"), "x");

    StoreScript.Run run = hf("hf:datasets/acme/words").run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(Files.readAllLines(folder.resolve("calls")))
        .endsWith("--repo-type", "dataset", "--", "acme/words", "data/x.bin", "data/x.bin");
    assertThat(workspace.files()).containsOnlyKeys(StoreWorkspace.SUMS, "data/x.bin");
  }

  @Test
  void aHubThatFailsIsAnError() throws Exception {
    workspace.recorded("x.bin").committed();

    StoreScript.Run run = hf("hf:acme/tiny").with("HF_STATUS", "1").run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("hf failed (exit code 1)").doesNotContain("hf_hidden");
  }

  @Test
  void saysThatAProgramIsMissing() throws Exception {
    workspace.recorded("x.bin").committed();

    StoreScript.Run run = script().with("SMOKE_STORE", "hf:acme/tiny").run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("SMOKE_STORE names a store that needs hf. Install it.");
  }

  private StoreScript script() throws IOException {
    return StoreScript.of("restore.sh", folder, workspace.root());
  }

  private StoreScript release(ReleaseServer server, String tag) throws IOException {
    return script().with(server.environment()).with("SMOKE_STORE", "gh-release:" + tag);
  }

  private StoreScript hf(String store) throws IOException {
    Path program = folder.resolve("bin/hf");
    StoreWorkspace.write(program, HF);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return script()
        .withPrograms(folder.resolve("bin"))
        .with("HF_CALLS", folder.resolve("calls").toString())
        .with("HF_STORE", workspace.store().toString())
        .with("HF_STATUS", "0")
        .with("HF_TOKEN", "hf_hidden")
        .with("SMOKE_STORE", store);
  }
}
