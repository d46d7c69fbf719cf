package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.PointerPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An overview sees what the workspace sees, in whatever order it is asked. */
@ParameterizedClass
@EnumSource(Links.class)
class OverviewTest {
  @Parameter private Links links = Links.INSIDE;
  @TempDir private Path folder;
  private Path root = Path.of("");

  @BeforeEach
  void layOutAWorkspace() throws IOException {
    root = Files.createDirectories(folder.toRealPath().resolve("workspace"));
    Path outside = Files.createDirectories(folder.toRealPath().resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createDirectories(root.resolve("models/a"));
    Files.writeString(root.resolve("models/a/model.bin"), "abc");
    Files.writeString(root.resolve("models/a/empty.bin"), "");
    Files.writeString(root.resolve("models/a/tök.bin"), "abc");
    Files.write(root.resolve("models/a/pointer.bin"), pointer());
    link("models/link.bin", "a/model.bin");
    link("models/away.bin", "../../outside/secret");
    link("models/nowhere.bin", "nothing");
    link("models/loop.bin", "loop.bin");
    link("models/state.bin", "/proc/self/status");
    link("latest", "models/a");
    link("away", "../outside");
    link("nowhere", "nothing");
    link("loop", "loop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "models",
        "models/a",
        "models/a/model.bin",
        "models/a/empty.bin",
        "models/a/tök.bin",
        "models/a/pointer.bin",
        "models/a/missing.bin",
        "models/a/model.bin/below",
        "models/a/model.bin/far/below",
        "models/missing/model.bin",
        "missing/folder/model.bin",
        "models/link.bin",
        "models/away.bin",
        "models/nowhere.bin",
        "models/loop.bin",
        "models/state.bin",
        "latest",
        "latest/model.bin",
        "latest/missing.bin",
        "latest/missing/model.bin",
        "away/secret",
        "away/missing",
        "nowhere/model.bin",
        "nowhere/far/model.bin",
        "loop/model.bin",
        "models/a\u0000b"
      })
  void seesWhatTheWorkspaceSees(String text) throws IOException {
    Workspace workspace = Workspace.open(root, links, PointerPolicy.ACCEPT, Bounds.STANDARD);
    RelativePath path = new RelativePath(text);
    Overview overview = new Overview(workspace);

    Found first = overview.look(path);
    Found again = overview.look(path);

    assertThat(first).isEqualTo(workspace.look(path));
    assertThat(again).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(PointerPolicy.class)
  void countsPointersAsTheWorkspaceDoes(PointerPolicy policy) throws IOException {
    Workspace workspace = Workspace.open(root, links, policy, Bounds.STANDARD);
    RelativePath path = new RelativePath("models/a/pointer.bin");

    Found found = new Overview(workspace).look(path);

    assertThat(found).isEqualTo(workspace.look(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "long/model.bin", "models/long"})
  void seesThatANameIsTooLong(String text) throws IOException {
    Workspace workspace = Workspace.open(root, links, PointerPolicy.ACCEPT, Bounds.STANDARD);
    RelativePath path = new RelativePath(text.replace("long", "x".repeat(300)));

    Found found = new Overview(workspace).look(path);

    assertThat(found).isEqualTo(workspace.look(path)).isNotEqualTo(new Found.Absent(""));
  }

  private static byte[] pointer() {
    return ("version https://git-lfs.github.com/spec/v1\noid sha256:"
            + Sha256.OF_NOTHING
            + "\nsize 5\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void link(String at, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(at), Path.of(target));
  }
}
