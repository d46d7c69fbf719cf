package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code restore.sh} from a GitHub release and from Hugging Face. Neither can be reached here:
 * stand-ins for {@code gh} and {@code hf} write down what they are asked, word by word, and give
 * files as the real programs are documented to.
 */
class OtherStoresIT {
  private static final String STAND_IN =
      """
      #!/usr/bin/env bash
      # Stands in for gh and hf: writes its arguments down, one a line, and copies from $STORE.
      { printf '%s\\n' "$(basename "$0")" "$@"; echo --; } >> "$ASKED"
      case "$(basename "$0") $1 $2" in
        "gh release view") ls "$STORE"; exit ;;
        "gh release download")
          while (($#)); do
            case $1 in
              --dir) dir=$2; shift ;;
              --pattern) cp "$STORE/$2" "$dir/"; shift ;;
            esac
            shift
          done ;;
        "hf download "*)
          dir=
          while [ "$1" != -- ]; do
            [ "$1" = --local-dir ] && dir=$2
            shift
          done
          shift 2
          mkdir -p "$dir/.cache"
          for name in "$@"; do
            name=${name//[\\[\\]]/}
            [ ! -f "$STORE/$name" ] || { mkdir -p "$dir/$(dirname "$name")"; cp "$STORE/$name" "$dir/$name"; }
          done ;;
      esac
      exit "${STATUS:-0}"
      """;

  @TempDir private Path folder;
  private StoreWorkspace workspace;
  private Path asked;

  @BeforeEach
  void makeAWorkspaceAndStandIns() throws Exception {
    Tools.need("git");
    workspace = StoreWorkspace.in(folder);
    asked = folder.resolve("asked");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String program : List.of("gh", "hf")) {
      Path file = Files.writeString(bin.resolve(program), STAND_IN);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void bringsFromAReleaseByTheNamesWithoutFolders() throws Exception {
    workspace.recorded("models/a/top.bin", "models/gone.bin", "models/$(id).bin").committed();
    StoreWorkspace.write(
        workspace.store().resolve("models__a__top.bin"),
        StoreWorkspace.content("models/a/top.bin"));
    StoreWorkspace.write(workspace.store().resolve("notes.txt"), "other");

    StoreScript.Run run = restore("gh-release:v1").run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(workspace.files())
        .containsEntry("models/a/top.bin", StoreWorkspace.content("models/a/top.bin"))
        .doesNotContainKey("notes.txt");
    assertThat(asked())
        .startsWith("gh release view v1 --json assets --jq .assets[].name --")
        .contains(" --pattern models__a__top.bin --")
        .doesNotContain("notes.txt", "$(id)");
    assertThat(run.out())
        .contains("No release can hold models/\\$\\(id\\).bin", "No store has models/gone.bin");
  }

  @Test
  void bringsFromHuggingFaceWithPatternsThatMatchOneNameEach() throws Exception {
    workspace
        .recorded("models/acme/tiny/a.bin", "models/acme/tiny/[x]*.bin", "models/other.bin")
        .committed();
    StoreWorkspace.write(
        workspace.store().resolve("a.bin"), StoreWorkspace.content("models/acme/tiny/a.bin"));

    StoreScript.Run run = restore("hf:acme/tiny@main:models/acme/tiny").run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(workspace.files()).containsKey("models/acme/tiny/a.bin");
    assertThat(Files.exists(workspace.root().resolve("models/acme/tiny/.cache"))).isFalse();
    assertThat(asked())
        .startsWith("hf download --local-dir ")
        .contains("--revision main -- acme/tiny a.bin [[]x][*].bin a.bin --")
        .doesNotContain("other.bin");
  }

  @Test
  void asksForADatasetAsSuch() throws Exception {
    workspace.recorded("datasets/x/a.csv").committed();

    restore("hf:datasets/acme/x:datasets/x").run();

    assertThat(asked()).contains("--repo-type dataset -- acme/x a.csv a.csv --");
  }

  @Test
  void aStoreThatFailsIsAnErrorAndNothingIsTakenFromIt() throws Exception {
    workspace.recorded("models/a.bin").committed();
    StoreWorkspace.write(
        workspace.store().resolve("models/a.bin"), StoreWorkspace.content("models/a.bin"));

    StoreScript.Run run = restore("hf:acme/tiny").with("STATUS", "3").run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.commands()).singleElement().asString().startsWith("::error ");
    assertThat(workspace.files()).doesNotContainKey("models/a.bin");
  }

  private String asked() throws IOException {
    return String.join(" ", Files.readAllLines(asked));
  }

  private StoreScript restore(String store) throws IOException {
    return StoreScript.of("restore.sh", folder, workspace.root())
        .withPrograms(folder.resolve("bin"))
        .with("ASKED", asked.toString())
        .with("STORE", Files.createDirectories(workspace.store()).toString())
        .with("SMOKE_STORE", store);
  }
}
