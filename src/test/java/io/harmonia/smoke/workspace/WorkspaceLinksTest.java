package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.PointerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceLinksTest {
  private static final Found LEAVES =
      new Found.Refused(
          "is a link that leaves the workspace",
          "Put the file itself there, or set smoke.links=anywhere to have links followed that leave"
              + " the workspace, as those into a hub cache do.");

  @TempDir private Path folder;
  private Path root = Path.of("");
  private Path outside = Path.of("");

  @BeforeEach
  void layOutAWorkspaceAndAFileOutside() throws IOException {
    root = Files.createDirectories(folder.toRealPath().resolve("workspace"));
    outside = Files.createDirectories(folder.toRealPath().resolve("workspace-of-others"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createDirectories(root.resolve("models/a"));
    Files.writeString(root.resolve("models/a/model.bin"), "abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"models/a/model.bin", "./models/a/model.bin", "models/../models/a/model.bin"})
  void followsALinkInside(String target) throws IOException {
    link("latest.bin", target);

    assertThat(look("latest.bin"))
        .isEqualTo(new Found.RegularFile(root.resolve("models/a/model.bin"), 3));
  }

  @Test
  void followsAnAbsoluteLinkInside() throws IOException {
    link("latest.bin", root.resolve("models/a/model.bin").toString());

    assertThat(look("latest.bin")).isInstanceOf(Found.RegularFile.class);
  }

  @Test
  void followsALinkInTheMiddleOfAPath() throws IOException {
    link("latest", "models/a");

    assertThat(look("latest/model.bin"))
        .isEqualTo(new Found.RegularFile(root.resolve("models/a/model.bin"), 3));
    assertThat(look("latest")).isEqualTo(new Found.Directory(root.resolve("models/a")));
  }

  @Test
  void refusesALinkThatLeavesTheWorkspace() throws IOException {
    link("file", outside.resolve("secret").toString());
    link("relative", "../workspace-of-others/secret");
    link("folder", "../workspace-of-others");
    link("parent", "..");

    assertThat(look("file")).isEqualTo(LEAVES);
    assertThat(look("relative")).isEqualTo(LEAVES);
    assertThat(look("folder")).isEqualTo(LEAVES);
    assertThat(look("folder/secret")).isEqualTo(LEAVES);
    assertThat(look("parent")).isEqualTo(LEAVES);
    assertThat(look("parent/workspace-of-others/secret")).isEqualTo(LEAVES);
  }

  @Test
  void findsAFileWhoseLinksLeaveAndComeBack() throws IOException {
    link("round", "../workspace/models/a/model.bin");

    assertThat(look("round")).isInstanceOf(Found.RegularFile.class);
  }

  @Test
  void saysThatALinkLeadsToNothing() throws IOException {
    link("dangling", "models/gone.bin");

    assertThat(look("dangling")).isEqualTo(new Found.Absent("a link to nothing lies there"));
  }

  @Test
  void saysNothingOfFilesOutsideThatAreNotThere() throws IOException {
    link("dangling", "../workspace-of-others/gone");

    assertThat(look("dangling")).isEqualTo(new Found.Absent("a link to nothing lies there"));
  }

  @Test
  void refusesALinkThatLeadsBackToItself() throws IOException {
    link("self", "self");
    link("tick", "tock");
    link("tock", "tick");

    Found loop = new Found.Refused("is a link that leads back to itself");
    assertThat(look("self")).isEqualTo(loop);
    assertThat(look("tick")).isEqualTo(loop);
    assertThat(look("tick/model.bin")).isEqualTo(loop);
  }

  @Test
  void opensAWorkspaceThroughALink() throws IOException {
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), root);

    Workspace workspace = Workspace.open(alias);

    assertThat(workspace.root()).isEqualTo(root);
    assertThat(workspace.look(new RelativePath("models/a/model.bin")))
        .isEqualTo(new Found.RegularFile(root.resolve("models/a/model.bin"), 3));
  }

  @Test
  void looksAtAPlaceOutsideThatASettingNames() throws IOException {
    Found found = Workspace.open(root).lookAt(outside.resolve("secret"));

    assertThat(found).isEqualTo(new Found.RegularFile(outside.resolve("secret"), 6));
  }

  @Test
  void refusesAPlaceInsideThatLeadsOut() throws IOException {
    link("inventory.json", "../workspace-of-others/secret");

    Workspace workspace = Workspace.open(root);

    assertThat(workspace.lookAt(root.resolve("inventory.json"))).isEqualTo(LEAVES);
    assertThat(workspace.lookAt(outside.resolve("../workspace/inventory.json"))).isEqualTo(LEAVES);
  }

  @Test
  void followsALinkAnywhereWhereThatIsAskedFor() throws IOException {
    link("file", outside.resolve("secret").toString());
    link("folder", "../workspace-of-others");
    link("self", "self");
    link("null", "/dev/null");
    link("dangling", "../workspace-of-others/gone");

    Workspace workspace =
        Workspace.open(root, Links.ANYWHERE, PointerPolicy.ACCEPT, Bounds.STANDARD);

    assertThat(workspace.look(new RelativePath("file")))
        .isEqualTo(new Found.RegularFile(outside.resolve("secret"), 6));
    assertThat(workspace.look(new RelativePath("folder/secret")))
        .isEqualTo(new Found.RegularFile(outside.resolve("secret"), 6));
    assertThat(workspace.look(new RelativePath("folder"))).isEqualTo(new Found.Directory(outside));
    assertThat(workspace.look(new RelativePath("self")))
        .isEqualTo(new Found.Refused("is a link that leads back to itself"));
    assertThat(workspace.look(new RelativePath("null")))
        .isEqualTo(new Found.Refused("is a device, a pipe or a socket, not a file"));
    assertThat(workspace.look(new RelativePath("dangling")))
        .isEqualTo(new Found.Absent("a link to nothing lies there"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc/version", "/proc/self", "/sys/kernel"})
  void refusesALinkToTheStateOfTheSystem(String target) throws IOException {
    link("state", target);

    Workspace workspace =
        Workspace.open(root, Links.ANYWHERE, PointerPolicy.ACCEPT, Bounds.STANDARD);

    assertThat(workspace.look(new RelativePath("state")))
        .isEqualTo(
            new Found.Refused("is a link to the state of the operating system, not to a file"));
  }

  @Test
  void refusesAManifestsPlaceThatLeadsOutWhicheverLinksAreFollowed() throws IOException {
    link("inventory.json", "../workspace-of-others/secret");

    Workspace workspace =
        Workspace.open(root, Links.ANYWHERE, PointerPolicy.ACCEPT, Bounds.STANDARD);

    assertThat(workspace.lookAt(root.resolve("inventory.json"))).isEqualTo(LEAVES);
  }

  @Test
  void refusesWhatCanBeNoName() throws IOException {
    assertThat(look("a\0b"))
        .isEqualTo(
            new Found.Refused(
                "cannot be the name of a file on this system",
                "Rename the file, and what names it."));
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(name), Path.of(target));
  }

  private Found look(String path) throws IOException {
    return Workspace.open(root).look(new RelativePath(path));
  }
}
