package io.harmonia.smoke.author;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SOON;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.FileContents;
import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code --write}: what is otherwise printed comes into its place, and nothing else is touched. */
class WriteTest {
  @TempDir Path folder;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void writeWorkspace() {
    workspace = WorkspaceBuilder.valid(folder);
  }

  @Test
  void recordWritesWhatItPrints() throws IOException {
    workspace.file(SINGLE, "another");
    String printed = run("record", SINGLE).out();
    Map<String, String> before = FileContents.of(folder);

    InProcess wrote = run("record", SINGLE, "--write");

    assertThat(wrote.exit()).isZero();
    assertThat(wrote.out()).isEmpty();
    assertThat(wrote.err()).contains(MODEL_SUMS + ": written");
    assertThat(Files.readString(folder.resolve(MODEL_SUMS))).isEqualTo(printed);
    Map<String, String> after = FileContents.of(folder);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.entrySet().stream().filter(e -> !e.getValue().equals(before.get(e.getKey()))))
        .extracting(Map.Entry::getKey)
        .containsExactly(MODEL_SUMS);
  }

  @Test
  void whatIsUpToDateIsNotTouched() throws IOException {
    run("record", SINGLE, "--write");
    Object stamp = Files.readAttributes(folder.resolve(MODEL_SUMS), "unix:ino,ctime").toString();

    InProcess again = run("record", SINGLE, "--write");

    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("is up to date, nothing is written");
    assertThat(Files.readAttributes(folder.resolve(MODEL_SUMS), "unix:ino,ctime").toString())
        .isEqualTo(stamp);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theModeOfTheFileIsKept() throws IOException {
    Path file = folder.resolve(MODEL_SUMS);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    workspace.file(SINGLE, "another");

    run("record", SINGLE, "--write");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nothingIsWrittenThroughALink() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("sums");
    Files.move(folder.resolve(MODEL_SUMS), elsewhere);
    Files.createSymbolicLink(folder.resolve(MODEL_SUMS), Path.of("../elsewhere/sums"));
    workspace.file(SINGLE, "another");
    String before = Files.readString(elsewhere);

    InProcess refused = run("record", SINGLE, "--write");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(MODEL_SUMS + ": is a link, or lies behind one");
    assertThat(Files.readString(elsewhere)).isEqualTo(before);
    assertThat(Files.isSymbolicLink(folder.resolve(MODEL_SUMS))).isTrue();
  }

  @Test
  void theOtherThreeWriteTheirFiles() throws IOException {
    workspace.file(SINGLE, "another one");
    Files.delete(folder.resolve(COMBINED));

    InProcess part = run("inventory", "models", "--write");
    InProcess combined = run("combine", "--write");
    InProcess waived = run("waive", "--until", SOON, "--reason", "to be fixed", "--all", "--write");

    assertThat(List.of(part.exit(), combined.exit(), waived.exit())).containsOnly(0);
    assertThat(part.err()).contains(MODELS + ": written");
    assertThat(combined.err()).contains(COMBINED + ": written");
    assertThat(waived.err()).contains(WAIVERS + ": written");
    assertThat(Files.readString(folder.resolve(WAIVERS))).contains("to be fixed");
    assertThat(run("check", "--report-dir", folder.resolve("target/r").toString()).out())
        .contains("clean: ");
  }

  @Test
  void whatIsRefusedWritesNothing() throws IOException {
    workspace.file(SINGLE, "");
    Map<String, String> before = FileContents.of(folder);

    InProcess refused = run("record", SINGLE, "--write");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(FileContents.of(folder)).isEqualTo(before);
  }

  @Test
  void aMissingFolderIsMade(@TempDir Path fresh) throws IOException {
    WorkspaceBuilder.empty(fresh).file("models/a/model.onnx", "content");

    InProcess part = in(fresh, "inventory", "models", "--bump", "--write");
    InProcess combined = in(fresh, "combine", "--allow-missing", "--write");

    assertThat(part.exit()).as(part.err()).isZero();
    assertThat(part.err()).contains("no version was raised, since there is nothing to compare");
    assertThat(combined.exit()).as(combined.err()).isZero();
    assertThat(fresh.resolve(COMBINED)).isRegularFile();
  }

  private InProcess run(String... arguments) {
    return in(folder, arguments);
  }

  private static InProcess in(Path root, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(1, "--root");
    all.add(2, root.toString());
    return InProcess.run(all.toArray(String[]::new));
  }
}
