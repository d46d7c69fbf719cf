package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class DirectorySurveyTest {
  @TempDir private Path root;

  @Test
  void countsFilesAtAnyDepth() throws IOException {
    write("models/a/model.bin", 5);
    write("models/a/onnx/deep/model.onnx", 7);
    write("models/b/other.bin", 100);

    DirectorySurvey survey = survey("models/a");

    assertThat(survey.paths().stream().collect(Collectors.toMap(path -> path, survey::sizeOf)))
        .isEqualTo(
            Map.of(
                new RelativePath("models/a/model.bin"), 5L,
                new RelativePath("models/a/onnx/deep/model.onnx"), 7L));
    assertThat(survey.files()).isEqualTo(2);
    assertThat(survey.bytes()).isEqualTo(12);
    assertThat(survey.leaving()).isEmpty();
    assertThat(survey.unreadable()).isEmpty();
  }

  @Test
  void countsNothingInAnEmptyDirectory() throws IOException {
    Files.createDirectories(root.resolve("models/a/empty"));

    DirectorySurvey survey = survey("models/a");

    assertThat(survey.files()).isZero();
    assertThat(survey.bytes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".gitattributes",
        ".gitkeep",
        ".git/objects/ab",
        ".github/workflows/a.yml",
        ".DS_Store",
        "sub/.DS_Store",
        "model.bin.lock",
        "model.bin.incomplete",
        ".lock",
        ".cache/huggingface/download/a.metadata",
        "sub/.cache/a"
      })
  void leavesOutHousekeeping(String name) throws IOException {
    write("models/a/model.bin", 5);
    write("models/a/" + name, 7);

    assertThat(namesIn(survey("models/a"))).containsExactly("models/a/model.bin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git.bin",
        "a.git",
        "cache/a",
        ".cached/a",
        "lock",
        "a.lock/b",
        "a.incomplete/b",
        ".DS_Store/b",
        "DS_Store",
        ".config.json",
        "a.locked",
        ".LOCK"
      })
  void countsWhatOnlyLooksLikeHousekeeping(String name) throws IOException {
    write("models/a/" + name, 7);

    assertThat(namesIn(survey("models/a"))).containsExactly("models/a/" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".gitattributes",
        "yarn.lock",
        ".DS_Store",
        "a.incomplete",
        ".cache/a.bin",
        ".cache/deep/.git/a.lock"
      })
  void countsHousekeepingThatIsListed(String name) throws IOException {
    write("models/a/" + name, 7);
    write("models/a/.cache/deep/unlisted.bin", 9);
    write("models/a/model.bin", 5);
    write("models/a/unlisted.lock", 9);

    DirectorySurvey survey = survey("models/a", "models/a/" + name);

    assertThat(namesIn(survey)).containsExactlyInAnyOrder("models/a/model.bin", "models/a/" + name);
  }

  @Test
  void countsWhatComesAfterAFolderWithListedHousekeeping() throws IOException {
    write("models/a/.cache/listed.bin", 7);
    for (char folder = 'b'; folder <= 'z'; folder++) {
      write("models/a/" + folder + "/model.bin", 5);
    }

    DirectorySurvey survey = survey("models/a", "models/a/.cache/listed.bin");

    assertThat(survey.files()).isEqualTo(26);
  }

  @Test
  void countsInADirectoryThatIsItselfNamedLikeHousekeeping() throws IOException {
    write(".cache/hub/model.bin", 5);

    assertThat(namesIn(survey(".cache"))).containsExactly(".cache/hub/model.bin");
  }

  @Test
  void countsNoPipe() throws IOException {
    RealProgram.assumeInstalled("mkfifo");
    write("models/a/model.bin", 5);
    RealProgram.runSuccessfully(root.resolve("models/a"), "mkfifo", "pipe");

    assertThat(namesIn(survey("models/a"))).containsExactly("models/a/model.bin");
  }

  @Test
  void surveysTheWorkspaceItself() throws IOException {
    write("tök 100%+.bin", 5);

    assertThat(namesIn(survey(""))).containsExactly("tök 100%+.bin");
  }

  @Test
  void countsNoUnfinishedDownloadOfAListedFile() throws IOException {
    write("a/model.bin.part", 5);
    write("a/model.bin.1a2b.partial", 5);
    write("a/other.part", 3);
    write("a/.part", 1);

    assertThat(namesIn(survey("a", "a/model.bin")))
        .containsExactlyInAnyOrder("a/other.part", "a/.part");
    assertThat(namesIn(survey("a", "a/model.bin", "a/model.bin.part")))
        .containsExactlyInAnyOrder("a/model.bin.part", "a/other.part", "a/.part");
    assertThat(survey("a").files()).isEqualTo(4);
  }

  @Test
  void namesADirectoryThatIsGone() throws IOException {
    Workspace workspace = Workspace.open(root);

    DirectorySurvey survey =
        DirectoryWalk.survey(
            workspace,
            new RelativePath("gone"),
            new Found.Directory(workspace.root().resolve("gone")),
            CountedFiles.BY_NAME);

    assertThat(survey.files()).isZero();
    assertThat(survey.unreadable()).containsExactly(new RelativePath("gone"));
  }

  private DirectorySurvey survey(String directory, String... listed) throws IOException {
    Workspace workspace = Workspace.open(root);
    return DirectoryWalk.survey(
        workspace,
        new RelativePath(directory),
        new Found.Directory(workspace.root().resolve(directory)),
        CountedFiles.BY_NAME.with(
            Arrays.stream(listed).map(RelativePath::new).collect(Collectors.toSet())));
  }

  private static Set<String> namesIn(DirectorySurvey survey) {
    return survey.paths().stream().map(RelativePath::text).collect(Collectors.toSet());
  }

  private void write(String path, int size) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, new byte[size]);
  }
}
