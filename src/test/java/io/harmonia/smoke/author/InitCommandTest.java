package io.harmonia.smoke.author;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.FileContents;
import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code init}: one command in a repository that knows nothing of this program. */
class InitCommandTest {
  private static final String SPEECH_DVC =
      """
      outs:
      - md5: 0123456789abcdef0123456789abcdef.dir
        size: 5
        nfiles: 1
        hash: md5
        path: speech
      """;

  @TempDir Path folder;
  @TempDir Path reports;

  @Test
  void withModelsUnderLfsAndADvcDataSetOneCommandAndCheckIsClean() throws IOException {
    lfsAndDvc();

    InProcess said = run("init");
    InProcess wrote = run("init", "--write");
    InProcess check = run("check", "--report-dir", reports.toString());

    assertThat(said.out())
        .contains("lfs ", "dvc ", "1 file in datasets/speech.dvc", MODELS + ": would be written")
        .contains("datasets/speech: no manifest speaks of it")
        .contains("'harmonia-smoke init --write' writes 4 files.");
    assertThat(wrote.exit()).as(wrote.err()).isZero();
    assertThat(wrote.out()).contains(MODELS + ": written, new: bert");
    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(folder.resolve(MODEL_SUMS)).isRegularFile();
    assertThat(folder.resolve(COMBINED)).isRegularFile();
    assertThat(folder.resolve("inventory/smoke.properties")).isRegularFile();
    assertThat(folder.resolve("datasets/inventory.json")).doesNotExist();
  }

  @Test
  void withoutWriteNothingIsWritten() throws IOException {
    lfsAndDvc();
    Map<String, String> before = FileContents.of(folder);

    run("init", "--ci", "github", "--pre-commit");

    assertThat(FileContents.of(folder)).isEqualTo(before);
  }

  @Test
  void nothingIsOverwrittenAndThatIsSaid() throws IOException {
    WorkspaceBuilder.valid(folder).file(".pre-commit-config.yaml", "repos: []\n");
    Map<String, String> before = FileContents.of(folder);

    InProcess init = run("init", "--pre-commit", "--write");

    assertThat(init.exit()).isZero();
    assertThat(init.out()).contains(".pre-commit-config.yaml is there and is left as it is");
    Map<String, String> after = FileContents.of(folder);
    before.forEach((file, content) -> assertThat(after).containsEntry(file, content));
    assertThat(after.keySet()).contains("inventory/smoke.properties");
  }

  @Test
  void aModelThatAManifestLacksIsLeftToUpdate() throws IOException {
    WorkspaceBuilder.valid(folder).file("models/acme/brandnew/w.onnx", "new");

    InProcess init = run("init", "--write");

    assertThat(init.out())
        .contains(
            MODELS
                + " is there and is left as it is: 'harmonia-smoke update --write' adds"
                + " acme/brandnew");
  }

  @ParameterizedTest
  @CsvSource({
    "github, .github/workflows/smoke.yml, OWNER/harmonia-smoke@v1",
    "gitlab, .gitlab-ci.yml, check --report-dir smoke",
    "jenkins, Jenkinsfile, junit testResults"
  })
  void theFileOfACiSystemIsWrittenWhereItIsAskedFor(String ci, String file, String holds)
      throws IOException {
    WorkspaceBuilder.empty(folder).file("models/a/model.onnx", "content");

    InProcess init = run("init", "--write", "--ci", ci);

    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(Files.readString(folder.resolve(file))).contains(holds);
    assertThat(init.out()).contains(file + ": written", "what OWNER publishes");
  }

  @Test
  void besideAPipelineOfGitLabsAnotherFileIsWrittenForItToInclude() throws IOException {
    WorkspaceBuilder.empty(folder)
        .file("models/a/model.onnx", "content")
        .file(".gitlab-ci.yml", "stages: [test]\n");

    InProcess init = run("init", "--write", "--ci", "gitlab");

    assertThat(init.out()).contains("add to it  include: .gitlab/harmonia-smoke.yml");
    assertThat(Files.readString(folder.resolve(".gitlab-ci.yml"))).isEqualTo("stages: [test]\n");
    assertThat(folder.resolve(".gitlab/harmonia-smoke.yml")).isRegularFile();
  }

  @Test
  void whereNothingIsItSaysWhatItLookedFor() throws IOException {
    WorkspaceBuilder.empty(folder).file("README.md", "nothing\n");

    InProcess init = run("init", "--write");

    assertThat(init.exit()).isEqualTo(2);
    assertThat(init.err()).contains("Looked for: manifests", "dvc", "*.safetensors", "--root DIR");
    assertThat(FileContents.of(folder)).containsOnlyKeys("README.md");
  }

  @Test
  void aModelElsewhereIsNamed() throws IOException {
    Repository repository = Repository.in(folder);
    WorkspaceBuilder.empty(folder).file("weights.onnx", "content");
    repository.commit();

    InProcess init = run("init");

    assertThat(init.out()).contains("weights.onnx: nothing records it: move it below models/NAME/");
  }

  @Test
  void whatNothingChecksPointsAtInit() throws IOException {
    WorkspaceBuilder.empty(folder).file("README.md", "nothing\n");

    InProcess check = run("check", "--report-dir", reports.toString());

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("[nothing-to-check]", "“harmonia-smoke init”");
  }

  private void lfsAndDvc() throws IOException {
    Repository repository = Repository.in(folder);
    WorkspaceBuilder.empty(folder)
        .file(".gitattributes", "*.safetensors filter=lfs -text\n")
        .file("models/bert/model.safetensors", WorkspaceBuilder.pointerTo("content"))
        .file("models/bert/config.json", "{}\n")
        .file("datasets/speech.dvc", SPEECH_DVC);
    repository.commit();
    WorkspaceBuilder.empty(folder).file("datasets/speech/a.wav", "sound");
    Files.writeString(folder.resolve(".git/info/exclude"), "/datasets/speech\n");
    Files.delete(folder.resolve("datasets/speech/a.wav"));
    Files.delete(folder.resolve("datasets/speech"));
  }

  private InProcess run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--root", folder.toString()));
    return InProcess.run(all.toArray(String[]::new));
  }
}
