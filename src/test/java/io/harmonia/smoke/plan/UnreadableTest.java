package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is unchecked, which is not a pass. Runs without root's privileges. */
@Tag("slow")
class UnreadableTest {
  private static final List<String> WITHOUT_PRIVILEGES =
      List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");

  @TempDir Path root;

  /** Makes every check in a process that permissions bind, and returns what turns a build red. */
  private List<String> redAsAnyone() throws Exception {
    List<String> command = new ArrayList<>();
    if (Files.isReadable(root.resolve("probe"))) {
      assumeTrue(canDropPrivileges(), "permissions do not bind root, and setpriv cannot help");
      command.addAll(WITHOUT_PRIVILEGES);
    }
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-cp",
            classPath,
            PrintRed.class.getName(),
            root.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).as("%s", lines).isZero();
    assertThat(lines).as("permissions must bind").doesNotContain("readable");
    return lines;
  }

  private static boolean canDropPrivileges() throws InterruptedException {
    List<String> command = new ArrayList<>(WITHOUT_PRIVILEGES);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no setpriv
    }
  }

  private WorkspaceBuilder workspace() throws IOException {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file("probe", "probe");
    forbid("probe");
    return workspace;
  }

  private void forbid(String path) throws IOException {
    Files.setPosixFilePermissions(root.resolve(path), Set.of());
  }

  @AfterEach
  void permitAgain() throws IOException {
    for (String path : List.of("models", "models/acme", "models/acme/shards")) {
      Files.setPosixFilePermissions(
          root.resolve(path), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aWorkspaceThatCanBeReadIsGreen() throws Exception {
    workspace();

    assertThat(redAsAnyone()).isEmpty();
  }

  @Test
  void aRecordedFileIsUnchecked() throws Exception {
    workspace();
    forbid(SINGLE);

    assertThat(redAsAnyone())
        .containsExactly(
            MODEL_SUMS + " › " + SINGLE + ": unreadable",
            MODEL_SUMS + ":2:1: " + SINGLE + ": cannot be read: access is denied");
  }

  @Test
  void aFileWithoutARecordedChecksumIsUnchecked() throws Exception {
    workspace();
    forbid(REST);

    assertThat(redAsAnyone())
        .containsExactly(
            MODELS + " › acme/shards › content: unreadable",
            MODELS + ":16:57: " + REST + ": cannot be read: access is denied");
  }

  @Test
  void aManifestIsUncheckedOnceAndItsComparisonSkipped() throws Exception {
    workspace();
    forbid(MODELS);

    assertThat(redAsAnyone())
        .containsExactly(
            MODELS + " › well-formed: unreadable",
            MODELS + ":1:1: cannot be read: access is denied");
  }

  @Test
  void aChecksumFileIsUnchecked() throws Exception {
    workspace();
    forbid(MODEL_SUMS);

    assertThat(redAsAnyone())
        .contains(
            MODEL_SUMS + " › readable: unreadable",
            MODEL_SUMS + ":1:1: cannot be read: access is denied");
  }

  @Test
  void theSchemaIsUnchecked() throws Exception {
    workspace().file("inventory/manifest_schema.json", "{}");
    forbid("inventory/manifest_schema.json");

    assertThat(redAsAnyone()).contains(COMBINED + " › schema: unreadable");
  }

  @Test
  void whatLiesBelowAFolderThatCannotBeEnteredIsUnchecked() throws Exception {
    workspace();
    forbid("models/acme");

    assertThat(redAsAnyone())
        .contains(
            MODELS + " › acme/shards › content: unreadable",
            MODEL_SUMS + " › " + TOP + ": unreadable",
            MODEL_SUMS + " › " + SINGLE + ": unreadable");
  }

  @Test
  void aNameThatMayMeanAnotherFileIsUnchecked() throws Exception {
    workspace()
        .delete(MODELS, DATASETS, COMBINED)
        .file("acme/single.onnx", "single!")
        .checksums(MODEL_SUMS, SINGLE_SHA + "  acme/single.onnx");
    forbid("acme");

    List<String> red = redAsAnyone();

    permitAcme();
    assertThat(red)
        .contains(
            MODEL_SUMS + " › acme/single.onnx: unreadable",
            MODEL_SUMS + ":1:1: acme/single.onnx: cannot be read: access is denied");
  }

  @Test
  void aNameThatAManifestClaimsInTheOtherFolderIsChecked() throws Exception {
    workspace()
        .file("acme/single.onnx", "single!")
        .edit(MODEL_SUMS, SINGLE + "\n", "acme/single.onnx\n");
    forbid("acme");

    List<String> red = redAsAnyone();

    permitAcme();
    assertThat(red).isEmpty();
  }

  private void permitAcme() throws IOException {
    Files.setPosixFilePermissions(
        root.resolve("acme"), PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aDirectoryWhoseFilesCannotBeCountedIsUnchecked() throws Exception {
    workspace();
    Files.setPosixFilePermissions(
        root.resolve("models/acme/shards"), PosixFilePermissions.fromString("--x------"));

    assertThat(redAsAnyone())
        .containsExactly(
            MODELS + " › acme/shards › content: unreadable",
            MODELS
                + ":5:5: models/acme/shards: its files could not be counted: cannot be read:"
                + " models/acme/shards");
  }

  /** Prints what is red, each with its gravest message. */
  static final class PrintRed {
    private PrintRed() {}

    public static void main(String[] args) {
      Path workspace = Path.of(args[0]);
      PrintStream out =
          new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
      if (Files.isReadable(workspace.resolve("probe"))) {
        out.println("readable");
      }
      for (Checked.Made made : WorkspaceBuilder.empty(workspace).check().results()) {
        if (made.judgement().verdict().compareTo(Verdict.SKIPPED) < 0) {
          out.println(made);
          out.println(made.judgement().findings().get(0).message());
        }
      }
    }
  }
}
