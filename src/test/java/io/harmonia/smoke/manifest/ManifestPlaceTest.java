package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harmonia.smoke.kit.ChildJvm;
import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What lies where a manifest should be. */
class ManifestPlaceTest {
  @TempDir Path root;
  @TempDir Path elsewhere;

  @Test
  void nothingIsMissing() {
    ReadFile<Manifest> read = ManifestFixture.models(root).read();

    assertThat(read).isInstanceOf(ReadFile.Missing.class);
    assertThat(read.value()).isEmpty();
  }

  @Test
  void aFileIsRead() {
    ReadFile<Manifest> read = ManifestFixture.models(root).write("{\"models\": []}").read();

    assertThat(read).isInstanceOf(ReadFile.Parsed.class);
  }

  @Test
  void aDirectoryIsMalformed() throws IOException {
    Files.createDirectories(ManifestFixture.models(root).file());

    Problem problem = ManifestFixture.models(root).malformed();

    assertThat(problem.message()).isEqualTo("is a directory, expected a file");
    assertThat(problem.at()).hasToString("models/inventory.json:1:1");
  }

  @Test
  @Timeout(300)
  void aPipeIsRefusedAndNotWaitedFor() throws Exception {
    Path pipe = ManifestFixture.models(root).file();
    Files.createDirectories(Objects.requireNonNull(pipe.getParent()));
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeThat(mkfifo.waitFor()).as("mkfifo works here").isZero();

    Problem problem = refused(ManifestFixture.models(root).read());

    assertThat(problem.message())
        .isEqualTo("is a device, a pipe or a socket, not a file, expected a file");
  }

  @Test
  void aLinkOutOfTheWorkspaceIsRefused() throws IOException {
    ManifestFixture.models(elsewhere).write("{\"models\": []}");
    link(ManifestFixture.models(elsewhere).file());

    Problem problem = refused(ManifestFixture.models(root).read());

    assertThat(problem.message()).startsWith("is a link that leaves the workspace");
  }

  @Test
  void aLinkInsideTheWorkspaceIsFollowed() throws IOException {
    Path real = Files.writeString(root.resolve("real.json"), "{\"models\": []}");
    link(real);

    Manifest manifest = ManifestFixture.models(root).manifest();

    assertThat(manifest.place().shownAs()).isEqualTo("models/inventory.json");
  }

  @Test
  void aLinkToItselfIsRefused() throws IOException {
    link(ManifestFixture.models(root).file());

    Problem problem = refused(ManifestFixture.models(root).read());

    assertThat(problem.message()).startsWith("is a link that leads back to itself");
  }

  @Test
  @Timeout(300)
  void aFileThatMayNotBeReadIsUnreadableAndNotEmpty() throws Exception {
    Path file = ManifestFixture.models(root).write("{\"models\": []}").file();
    allowAllButTheFile();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

    String read =
        ChildJvm.in(elsewhere).withoutPrivileges().run(ReadInChild.class, root.toUri().toString());

    assertThat(read).isEqualTo("Unreadable: access is denied");
  }

  @Test
  @Timeout(300)
  void theSameUserReadsAFileThatMayBeRead() throws Exception {
    ManifestFixture.models(root).write("{\"models\": [{\"name\": \"a\", \"path\": \"b\"}]}");
    allowAllButTheFile();
    ChildJvm.allow(ManifestFixture.models(root).file());

    String read =
        ChildJvm.in(elsewhere).withoutPrivileges().run(ReadInChild.class, root.toUri().toString());

    assertThat(read).isEqualTo("Parsed: a b ");
  }

  private void allowAllButTheFile() throws IOException {
    ChildJvm.allow(root);
    ChildJvm.allow(root.resolve("models"));
  }

  private void link(Path target) throws IOException {
    Path link = ManifestFixture.models(root).file();
    Files.createDirectories(Objects.requireNonNull(link.getParent()));
    Files.createSymbolicLink(link, target);
  }

  private static Problem refused(ReadFile<Manifest> read) {
    assertThat(read).isInstanceOf(ReadFile.Refused.class);
    return ((ReadFile.Refused<Manifest>) read).problem();
  }
}
