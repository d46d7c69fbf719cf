package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workspace in a real repository whose large files the real git-lfs keeps. */
class GitLfsRepositoryTest {
  private static final String WEIGHTS = SmallWorkspace.WEIGHTS;
  private static final Pattern COMMAND = Pattern.compile("“(git lfs pull[^”]*)”");

  @TempDir Path folder;
  private Path origin;
  private Path clone;

  @BeforeEach
  void needGitLfs() {
    RealProgram.assumeInstalled("git-lfs");
    origin = folder.resolve("origin");
    clone = folder.resolve("clone");
  }

  @Test
  void passesByThePointersOfAClone() throws Exception {
    commitAWorkspace("*.bin");

    SuiteRun run = over(cloneWithoutContent()).run();

    assertThat(Files.readString(clone.resolve(WEIGHTS))).startsWith("version https://git-lfs");
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.kinds())
        .contains(
            "models/checksums.sha256 › " + WEIGHTS + " = pointer-match",
            "models/checksums.sha256 › " + SmallWorkspace.CONFIG + " = match",
            "models/inventory.json › acme/tiny › content = pointer-match");
    assertThat(run.count("verified_by_content")).isEqualTo(1);
    assertThat(run.count("verified_by_pointer")).isEqualTo(1);
    assertThat(run.count("matched")).isEqualTo(2);
    assertThat(run.count("artifacts_verified")).isEqualTo(1);
    assertThat(run.count("artifacts_verified_by_pointer")).isEqualTo(1);
    assertThat(run.console())
        .contains("verified 1 of 2 artifacts, and 1 by its Git LFS pointer alone");
  }

  @Test
  void passesByContentOnceItIsPulled() throws Exception {
    commitAWorkspace("*.bin");
    cloneWithoutContent();
    git(clone, "git", "lfs", "pull");

    SuiteRun run = over(clone).run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.count("verified_by_content")).isEqualTo(2);
    assertThat(run.count("verified_by_pointer")).isZero();
  }

  @Test
  void findsAChecksumThatWasNotRecordedAnew() throws Exception {
    commitAWorkspace("*.bin");
    Files.writeString(origin.resolve(WEIGHTS), "ABCDEF9876543210");
    git(origin, "git", "commit", "-qam", "new weights, and nobody told the checksums");

    SuiteRun run = over(cloneWithoutContent()).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds())
        .contains("models/checksums.sha256 › " + WEIGHTS + " = pointer-mismatch");
    assertThat(run.count("mismatched")).isEqualTo(1);
    assertThat(run.failures())
        .anySatisfy(failure -> assertThat(failure).contains(sha256("ABCDEF9876543210")));
  }

  @Test
  void verifiesTheContentThatAnExtensionTransforms() throws Exception {
    RealProgram.assumeInstalled("tr");
    RealProgram.assumeInstalled("gzip");
    initialise("*.bin");
    git(origin, "git", "config", "lfs.extension.upper.clean", "tr a-f A-F");
    git(origin, "git", "config", "lfs.extension.upper.smudge", "tr A-F a-f");
    git(origin, "git", "config", "lfs.extension.upper.priority", "3");
    git(origin, "git", "config", "lfs.extension.gz.clean", "gzip -n");
    git(origin, "git", "config", "lfs.extension.gz.smudge", "gzip -d");
    git(origin, "git", "config", "lfs.extension.gz.priority", "7");
    SmallWorkspace.in(origin);
    commit();

    SuiteRun run = over(cloneWithoutContent()).run();

    assertThat(Files.readString(clone.resolve(WEIGHTS)))
        .contains("ext-0-upper sha256:" + sha256("0123456789abcdef"))
        .contains("ext-1-gz sha256:" + sha256("0123456789ABCDEF"))
        .doesNotContain("size 16\n");
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.kinds())
        .contains(
            "models/checksums.sha256 › " + WEIGHTS + " = pointer-match",
            "models/inventory.json › acme/tiny › content = not-recorded");
  }

  @Test
  void findsAnotherContentThatAnExtensionTransformed() throws Exception {
    RealProgram.assumeInstalled("tr");
    initialise("*.bin");
    git(origin, "git", "config", "lfs.extension.upper.clean", "tr x 0");
    git(origin, "git", "config", "lfs.extension.upper.smudge", "tr 0 x");
    git(origin, "git", "config", "lfs.extension.upper.priority", "0");
    SmallWorkspace.in(origin);
    Files.writeString(origin.resolve(WEIGHTS), "x123456789abcdef"); // stored as what is recorded
    commit();

    SuiteRun run = over(cloneWithoutContent()).run();

    assertThat(Files.readString(clone.resolve(WEIGHTS)))
        .contains("\noid sha256:" + sha256("0123456789abcdef"));
    assertThat(run.kinds())
        .contains("models/checksums.sha256 › " + WEIGHTS + " = pointer-mismatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "deep/er"})
  void advisesTheCommandThatRestoresARejectedPointer(String workspace) throws Exception {
    initialise("*.bin");
    Map<String, String> files = Map.of("it's [1], a*b.bin", "content", "other.bin", "other");
    SmallWorkspace.in(origin.resolve(workspace).normalize(), "acme/tiny", files);
    commit();
    cloneWithoutContent();
    Path root = clone.resolve(workspace).normalize();

    SuiteRun before = rejecting(root, "before").run();
    List<String> commands = commandsIn(before.failures()).stream().distinct().toList();
    commands.forEach(command -> git(clone, "sh", "-c", command));
    SuiteRun after = rejecting(root, "after").run();

    assertThat(before.outcome()).isEqualTo("drift");
    assertThat(before.count("missing")).isEqualTo(2);
    assertThat(commands).hasSize(2);
    assertThat(after.outcome()).isEqualTo("clean");
    assertThat(after.count("verified_by_content")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"models/inventory.json", "models/checksums.sha256"})
  void saysThatAManifestWasNotPulled(String manifest) throws Exception {
    commitAWorkspace("*.json", "*.sha256");

    SuiteRun run = over(cloneWithoutContent()).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.failures())
        .anySatisfy(
            failure ->
                assertThat(failure)
                    .startsWith(manifest + ":1:1: is a Git LFS pointer")
                    .contains("“git lfs pull --include=" + manifest + "”"));
  }

  private void commitAWorkspace(String... tracked) {
    initialise(tracked);
    SmallWorkspace.in(origin);
    commit();
  }

  private void initialise(String... tracked) {
    git(folder, "git", "init", "-q", "origin");
    git(origin, "git", "lfs", "install", "--local");
    git(origin, "git", "config", "user.name", "n");
    git(origin, "git", "config", "user.email", "n@localhost");
    for (String pattern : tracked) {
      git(origin, "git", "lfs", "track", pattern);
    }
  }

  private void commit() {
    git(origin, "git", "add", "-A");
    git(origin, "git", "commit", "-qm", "a workspace");
  }

  /** As {@code GIT_LFS_SKIP_SMUDGE=1} leaves it: the pointers lie where the files should. */
  private Path cloneWithoutContent() {
    git(folder, "git", "clone", "-q", "origin", "clone");
    git(clone, "git", "lfs", "install", "--local");
    return clone;
  }

  private static void git(Path where, String... command) {
    Map<String, String> environment =
        Map.of(
            "GIT_LFS_SKIP_SMUDGE",
            "1",
            "GIT_CONFIG_GLOBAL",
            "/dev/null",
            "GIT_CONFIG_NOSYSTEM",
            "1",
            "GIT_TERMINAL_PROMPT",
            "0");
    RealProgram.Ran ran = RealProgram.run(where, environment, List.of(command));
    assertThat(ran.exitCode()).as("%s printed %s", List.of(command), ran.out()).isZero();
  }

  private SuiteRunner over(Path root) {
    return SuiteRunner.over(root, folder.resolve("reports"));
  }

  private SuiteRunner rejecting(Path root, String reports) {
    return SuiteRunner.over(root, folder.resolve(reports))
        .with(SmokeSettings.LFS_POINTERS, "reject");
  }

  private static List<String> commandsIn(List<String> messages) {
    List<String> commands = new ArrayList<>();
    for (String message : messages) {
      Matcher matcher = COMMAND.matcher(message);
      if (matcher.find()) {
        commands.add(matcher.group(1));
      }
    }
    return commands;
  }

  private static String sha256(String content) {
    return SmallWorkspace.sha256(content.getBytes(StandardCharsets.UTF_8));
  }
}
