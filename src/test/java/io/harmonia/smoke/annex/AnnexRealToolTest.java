package io.harmonia.smoke.annex;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code git annex} makes the keys, and its {@code fsck} finds what is found here. */
class AnnexRealToolTest {
  private static final List<String> BACKENDS =
      List.of(
          "MD5E",
          "MD5",
          "SHA1E",
          "SHA224",
          "SHA256E",
          "SHA384",
          "SHA512E",
          "SHA3_256",
          "SHA3_512E",
          "BLAKE2B160E",
          "BLAKE2B256",
          "BLAKE2B384E",
          "BLAKE2B512",
          "BLAKE2S256E");

  @TempDir Path folder;
  private Path root;
  private Repository repository;

  @BeforeEach
  void initialise() {
    RealProgram.assumeInstalled("git-annex");
    root = folder.resolve("data set");
    repository = Repository.in(root);
    repository.git("config", "user.name", "test");
    repository.git("config", "user.email", "test@example.org");
    repository.git("annex", "init", "--quiet", "here");
  }

  /** git-annex takes the right to write from its objects, and JUnit could not delete them. */
  @AfterEach
  void makeDeletable() {
    RealProgram.runSuccessfully(folder, "chmod", "-R", "u+w", folder.toString());
  }

  private Checked check() {
    return WorkspaceBuilder.empty(root).sources(new AnnexSource()).check();
  }

  private void add(String backend, String path, String content) {
    repository.write(path, content);
    repository.git("-c", "annex.backend=" + backend, "annex", "add", "--quiet", path);
  }

  private static String name(String backend) {
    return "sub/of " + backend + ".tar.gz";
  }

  @Test
  void keysOfEveryKnownBackendAreVerified() {
    for (String backend : BACKENDS) {
      add(backend, name(backend), "content of " + backend);
    }
    repository.commit();

    Checked checked = check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.results())
        .filteredOn(made -> made.judgement().kind() == Kind.MATCH)
        .hasSize(BACKENDS.size() - 3);
    assertThat(checked.results())
        .filteredOn(made -> made.judgement().kind() == Kind.WEAK_MATCH)
        .hasSize(3); // MD5, MD5E, SHA1E
  }

  @Test
  void whatFsckCallsBadIsFound() throws IOException {
    for (String backend : BACKENDS) {
      add(backend, name(backend), "content of " + backend);
      Path real = root.resolve(name(backend)).toRealPath();
      Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
      Files.writeString(real, "CONTENT of " + backend);
    }
    add("SHA256E", "right.bin", "right");
    repository.commit();

    List<String> red = check().red();
    RealProgram.Ran fsck =
        RealProgram.run(root, Map.of(), List.of("git", "annex", "fsck", "--quiet"));

    assertThat(red)
        .containsExactlyInAnyOrderElementsOf(
            BACKENDS.stream()
                .map(backend -> "git-annex › " + name(backend) + ": checksum-mismatch")
                .toList());
    assertThat(fsck.exitCode()).isNotZero();
    // fsck has moved the bad contents away: they are elsewhere now, and nothing is red
    assertThat(check().red()).isEmpty();
    assertThat(check().skipped()).hasSizeGreaterThanOrEqualTo(BACKENDS.size());
  }

  @Test
  void unlockedFilesAreVerifiedAndWhatWasDroppedIsSkipped() throws IOException {
    add("SHA256E", "unlocked.bin", "unlocked");
    add("SHA256E", "edited.bin", "edited");
    add("SHA256E", "dropped.bin", "dropped");
    add("SHA256E", "dropped and unlocked.bin", "dropped, too");
    repository.git("annex", "unlock", "--quiet", "unlocked.bin", "edited.bin");
    repository.git("annex", "unlock", "--quiet", "dropped and unlocked.bin");
    repository.commit();
    repository.git(
        "annex", "drop", "--force", "--quiet", "dropped.bin", "dropped and unlocked.bin");
    Files.writeString(root.resolve("edited.bin"), "EDITED");

    Checked checked = check();

    assertThat(checked.red()).containsExactly("git-annex › edited.bin: checksum-mismatch");
    assertThat(checked.skipped())
        .contains(
            "git-annex › dropped.bin: not-present",
            "git-annex › dropped and unlocked.bin: not-present");
    assertThat(checked.of("git-annex › unlocked.bin").judgement().kind()).isEqualTo(Kind.MATCH);
  }

  @Test
  void aKeyOfWormSaysNothing() {
    add("WORM", "worm.bin", "worm");
    repository.commit();

    assertThat(check().red()).isEmpty();
    assertThat(check().skipped()).contains("git-annex › worm.bin: not-recorded");
  }
}
