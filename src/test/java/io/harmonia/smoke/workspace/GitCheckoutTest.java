package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.RealProgram.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutTest {
  @TempDir private Path folder;
  private Path repository = Path.of("");

  @BeforeEach
  void commitAFile() throws IOException {
    RealProgram.assumeInstalled("git");
    repository = Files.createDirectories(folder.resolve("repository/models"));
    repository = folder.resolve("repository");
    Files.writeString(repository.resolve("models/inventory.json"), "{}");
    Files.writeString(repository.resolve("tök\n.txt"), "{}");
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "first");
  }

  @Test
  void knowsTheCommit() {
    String head = git("rev-parse", "HEAD").strip();

    assertThat(GitCheckout.commit(repository)).contains(head);
    assertThat(GitCheckout.commit(repository.resolve("models"))).contains(head);
  }

  @Test
  void knowsTheCommitOfADetachedHeadOnAnAnnotatedTag() {
    git("tag", "--annotate", "v1", "--message", "v1");
    git("checkout", "--quiet", "v1");

    assertThat(GitCheckout.commit(repository)).contains(git("rev-parse", "v1^{commit}").strip());
  }

  @Test
  void knowsNoCommitBeforeTheFirst() throws IOException {
    Path fresh = Files.createDirectories(folder.resolve("fresh"));
    RealProgram.runSuccessfully(fresh, "git", "init", "--quiet");

    assertThat(GitCheckout.commit(fresh)).isEmpty();
    assertThat(GitCheckout.trackedFiles(fresh)).contains(List.of());
  }

  @Test
  void cannotTellOutsideARepository() {
    assertThat(GitCheckout.commit(folder)).isEmpty();
    assertThat(GitCheckout.trackedFiles(folder)).isEmpty();
  }

  @Test
  void cannotTellOfAFolderThatIsNotThereOrAFile() {
    assertThat(GitCheckout.trackedFiles(repository.resolve("target/smoke"))).isEmpty();
    assertThat(GitCheckout.commit(repository.resolve("models/inventory.json"))).isEmpty();
  }

  @Test
  void listsTrackedFilesRelativeToTheFolder() throws IOException {
    Files.writeString(repository.resolve("models/untracked.bin"), "abc");

    assertThat(GitCheckout.trackedFiles(repository))
        .hasValueSatisfying(
            files ->
                assertThat(files).containsExactlyInAnyOrder("models/inventory.json", "tök\n.txt"));
    assertThat(GitCheckout.trackedFiles(repository.resolve("models")))
        .contains(List.of("inventory.json"));
  }

  @Test
  void listsNothingWhereNothingIsTracked() throws IOException {
    Path reports = Files.createDirectories(repository.resolve("target/smoke"));

    assertThat(GitCheckout.trackedFiles(reports)).contains(List.of());
  }

  /** A tracked file that was touched makes many git commands write a new index. */
  @Test
  void writesNothing() throws IOException {
    Path touched = repository.resolve("models/inventory.json");
    Files.setLastModifiedTime(touched, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    Map<String, String> before = listing();

    GitCheckout.commit(repository);
    GitCheckout.trackedFiles(repository);

    assertThat(listing()).hasSizeGreaterThan(20).isEqualTo(before);
  }

  @Test
  void wouldSeeThatSomethingWasWritten() throws IOException {
    Path touched = repository.resolve("models/inventory.json");
    Files.setLastModifiedTime(touched, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    Map<String, String> before = listing();

    git("status");

    assertThat(listing()).isNotEqualTo(before);
  }

  @Test
  void runsNoMonitorThatTheRepositoryNames() throws IOException {
    Path trace = folder.resolve("monitor-ran");
    Path monitor = Files.writeString(folder.resolve("monitor"), "#!/bin/sh\ntouch " + trace + "\n");
    assertThat(monitor.toFile().setExecutable(true)).isTrue();
    git("config", "core.fsmonitor", monitor.toString());

    GitCheckout.commit(repository);
    GitCheckout.trackedFiles(repository);

    assertThat(trace).doesNotExist();
    git("status");
    assertThat(trace).as("the monitor, where git is let").exists();
  }

  /** In a hook, git names its own repository in the environment. */
  @Test
  void asksTheRepositoryOfTheFolderWhateverTheEnvironmentNames() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    RealProgram.runSuccessfully(other, "git", "init", "--quiet");
    Map<String, String> hook =
        Map.of(
            "GIT_DIR", other.resolve(".git").toString(),
            "GIT_WORK_TREE", other.toString(),
            "GIT_INDEX_FILE", other.resolve(".git/index").toString());

    Ran ran = askInChild(hook);

    assertThat(ran.lines())
        .containsExactly(
            "Optional[" + git("rev-parse", "HEAD").strip() + "]", "Optional[[inventory.json]]");
  }

  @Test
  void cannotTellWithoutTheProgram() {
    Ran ran = askInChild(Map.of("PATH", folder.toString()));

    assertThat(ran.lines()).containsExactly("Optional.empty", "Optional.empty");
  }

  private Ran askInChild(Map<String, String> environment) {
    return RealProgram.runJava(
        folder, environment, List.of(), AskGit.class, repository.resolve("models").toString());
  }

  private String git(String... arguments) {
    List<String> identity = List.of("git", "-c", "user.name=T", "-c", "user.email=t@example.org");
    return RealProgram.runSuccessfully(
        repository, Stream.concat(identity.stream(), Stream.of(arguments)).toArray(String[]::new));
  }

  /** Every file and directory, with its size and its times to the nanosecond. */
  private Map<String, String> listing() throws IOException {
    Map<String, String> listing = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(repository)) {
      for (Path path : paths.toList()) {
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        listing.put(
            path.toString(),
            attributes.size()
                + " "
                + attributes.lastModifiedTime()
                + " "
                + Files.getAttribute(path, "unix:ctime")
                + " "
                + attributes.fileKey());
      }
    }
    return listing;
  }
}
