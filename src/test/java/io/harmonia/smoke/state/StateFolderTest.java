package io.harmonia.smoke.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where a state may lie. */
@EnabledOnOs(OS.LINUX)
class StateFolderTest {
  @TempDir Path folder;
  private Path workspace;

  @BeforeEach
  void makeAWorkspace() throws Exception {
    folder = folder.toRealPath();
    workspace = Files.createDirectories(folder.resolve("checkout/workspace"));
  }

  private Optional<VerifiedState> open(Path state) throws Exception {
    return VerifiedState.open(
        state,
        workspace,
        Duration.ofDays(1),
        Clock.systemUTC(),
        new FileSystems(),
        Optional.of("a machine"));
  }

  private void refuses(Path state, String why) {
    assertThatThrownBy(() -> open(state))
        .isInstanceOf(StateRefusedException.class)
        .hasMessageContaining(why);
  }

  private static void allow(Path path, String modes) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(modes));
  }

  @Test
  void makesAFolderForTheUserAlone() throws Exception {
    assertThat(open(folder.resolve("state"))).isPresent();

    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state"))))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("state/key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesOneInTheWorkspace() {
    refuses(workspace.resolve("state"), "lies in the repository");
    assertThat(workspace.resolve("state")).doesNotExist();
  }

  @Test
  void refusesOneInTheCheckoutAroundTheWorkspace() throws Exception {
    Path git = Files.createDirectories(folder.resolve("checkout/.git"));
    Files.createDirectories(git.resolve("objects"));
    Files.createDirectories(git.resolve("refs"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");

    refuses(folder.resolve("checkout/state"), "lies in the repository");
  }

  @Test
  void refusesOneThatALinkOfTheWorkspaceLeadsTo() throws Exception {
    Files.createSymbolicLink(workspace.resolve("link"), folder);

    refuses(workspace.resolve("link/state"), "lies in the repository");
  }

  @Test
  void refusesOneThatLeadsIntoTheWorkspace() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), workspace);

    refuses(folder.resolve("link/state"), "lies in the repository");
    assertThat(workspace.resolve("state")).doesNotExist();
  }

  @Test
  void refusesALink() throws Exception {
    Files.createDirectory(folder.resolve("state"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("state"));

    refuses(folder.resolve("link"), "is a link");
  }

  @Test
  void refusesAFolderThatOthersMayWriteTo() throws Exception {
    Path state = Files.createDirectory(folder.resolve("state"));
    allow(state, "rwxrwx---");

    refuses(state, "others may write to it");
  }

  @Test
  void refusesAFolderBelowOneThatOthersMayWriteTo() throws Exception {
    Path above = Files.createDirectory(folder.resolve("above"));
    allow(above, "rwxrwxrwx");

    refuses(above.resolve("state"), "above others may write to it");
  }

  @Test
  void refusesAKeyThatOthersMayRead() throws Exception {
    open(folder.resolve("state"));
    allow(folder.resolve("state/key"), "rw-r-----");

    refuses(folder.resolve("state"), "others may read or write it");
  }

  @Test
  void refusesAKeyThatIsNone() throws Exception {
    open(folder.resolve("state"));
    Files.write(folder.resolve("state/key"), new byte[31]);

    refuses(folder.resolve("state"), "is no key");
  }

  @Test
  void refusesAStateThatIsALink() throws Exception {
    open(folder.resolve("state"));
    Files.createSymbolicLink(
        folder.resolve("state/verified"), Files.createFile(folder.resolve("elsewhere")));

    refuses(folder.resolve("state"), "is a link");
  }

  @Test
  void refusesAFileInItsPlace() throws Exception {
    refuses(Files.createFile(folder.resolve("state")), "something else than a folder");
  }

  @Test
  void refusesAPlaceThatIsNotThere() {
    refuses(folder.resolve("not/there"), "make the folder above it");
  }

  @Test
  void isNotUsedWhereNothingTellsTheMachineFromOthers() throws Exception {
    assertThat(
            VerifiedState.open(
                folder.resolve("state"),
                workspace,
                Duration.ofDays(1),
                Clock.systemUTC(),
                new FileSystems(),
                Optional.empty()))
        .isEmpty();
  }
}
