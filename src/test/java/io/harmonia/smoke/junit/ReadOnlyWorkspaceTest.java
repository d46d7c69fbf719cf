package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.FolderListing;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing modifies the workspace; the report folder is the only place written. */
class ReadOnlyWorkspaceTest {

  @Test
  void changesNothingOfAWorkspaceThatHolds(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    SmallWorkspace.in(root);
    SortedMap<String, String> before = FolderListing.of(root);

    SuiteRunner.over(root, reports).concurrently().run();

    assertThat(FolderListing.of(root)).isEqualTo(before).hasSizeGreaterThan(8);
  }

  @Test
  void changesNothingOfAWorkspaceThatDrifted(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    SmallWorkspace.in(root)
        .flipAByteOf(SmallWorkspace.WEIGHTS)
        .delete(SmallWorkspace.CONFIG)
        .write("datasets/inventory.json", "junk".getBytes(StandardCharsets.UTF_8));
    SortedMap<String, String> before = FolderListing.of(root);

    SuiteRunner.over(root, reports).run();

    assertThat(FolderListing.of(root)).isEqualTo(before);
  }

  /** Even {@code git status} would write its index anew here. */
  @Test
  void changesNothingOfAGitCheckoutWhoseIndexIsStale(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    RealProgram.assumeInstalled("git");
    SmallWorkspace.in(root);
    RealProgram.runSuccessfully(root, "git", "init", "-q");
    RealProgram.runSuccessfully(root, "git", "add", "-A");
    RealProgram.runSuccessfully(
        root, "git", "-c", "user.name=t", "-c", "user.email=t@t.invalid", "commit", "-qm", "All");
    Files.setLastModifiedTime(root.resolve(SmallWorkspace.CONFIG), FileTime.fromMillis(1));
    SortedMap<String, String> before = FolderListing.of(root);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.report().path("workspace").path("commit").asText()).hasSize(40);
    assertThat(FolderListing.of(root)).isEqualTo(before).containsKey(".git/index");
    RealProgram.runSuccessfully(root, "git", "status"); // as a control: this is what would write
    assertThat(FolderListing.of(root).get(".git/index")).isNotEqualTo(before.get(".git/index"));
  }

  @Test
  void opensNoPipeThatAWriterWaitsAt(@TempDir Path root, @TempDir Path reports) throws Exception {
    RealProgram.assumeInstalled("mkfifo");
    SmallWorkspace.in(root).delete(SmallWorkspace.CONFIG).delete(SmallWorkspace.WEIGHTS);
    for (String pipe : List.of(SmallWorkspace.CONFIG, SmallWorkspace.WEIGHTS)) {
      RealProgram.runSuccessfully(root, "mkfifo", pipe);
    }
    Process writer =
        new ProcessBuilder("sh", "-c", "echo x > " + SmallWorkspace.CONFIG)
            .directory(root.toFile())
            .start();
    try {
      SortedMap<String, String> before = FolderListing.of(root);

      SuiteRun run = SuiteRunner.over(root, reports).run();

      assertThat(run.kinds())
          .contains("models/checksums.sha256 › " + SmallWorkspace.CONFIG + " = path-refused");
      assertThat(writer.waitFor(1, TimeUnit.SECONDS)).as("the pipe was opened").isFalse();
      assertThat(FolderListing.of(root)).isEqualTo(before);
    } finally {
      writer.destroyForcibly();
    }
  }

  @Test
  void writesTwoFilesToTheReportFolderAndNothingBesideIt(@TempDir Path root) throws IOException {
    SmallWorkspace.in(root);
    SortedMap<String, String> before = FolderListing.of(root);

    SuiteRunner.over(root, root.resolve("out/smoke")).run();

    SortedMap<String, String> after = FolderListing.of(root);
    after.keySet().removeAll(before.keySet());
    assertThat(after.keySet())
        .containsExactly(
            "out", "out/smoke", "out/smoke/smoke-report.json", "out/smoke/smoke-summary.md");
  }

  @Test
  void writesNothingElseInAProcessOfItsOwn(@TempDir Path root, @TempDir Path folder)
      throws Exception {
    SmallWorkspace.in(root);
    ProcessBuilder process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.io.tmpdir=" + folder,
                RunLeaf.class.getName(),
                root.toString(),
                "target/smoke")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    process.environment().put("HOME", folder.toString());
    Process started = process.start();

    String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(started.waitFor()).as(out).isZero();
    assertThat(FolderListing.of(folder).keySet())
        .containsExactly(
            "",
            "target",
            "target/smoke",
            "target/smoke/smoke-report.json",
            "target/smoke/smoke-summary.md");
  }

  /** A process that runs the suite and no Allure listener. */
  static final class RunLeaf {
    private RunLeaf() {}

    public static void main(String[] arguments) {
      SuiteRun run = SuiteRunner.over(Path.of(arguments[0]), Path.of(arguments[1])).run();
      System.out.println(run.console());
      if (run.isRed() || run.tests().size() != SmallWorkspace.CHECKS) {
        throw new IllegalStateException(run.failures().toString());
      }
    }
  }
}
