package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code files} of an entry. */
class ArtifactTest {
  private static final String DIGEST =
      "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";

  @TempDir Path root;

  @Test
  void hasAPathBelowItsEntry() {
    Artifact artifact =
        only(
            """
            "path": "models/a", "files":
              [{"path": "onnx/model.onnx", "size_bytes": 7, "sha256": "%s", "extra": 1}]
            """
                .formatted(DIGEST));

    assertThat(artifact.safePath()).contains(new RelativePath("models/a/onnx/model.onnx"));
    assertThat(artifact.path().orElseThrow().text()).isEqualTo("onnx/model.onnx");
    assertThat(artifact.sizeBytes().flatMap(Stated::value)).contains(7L);
    assertThat(artifact.sha256().flatMap(Stated::value)).isEqualTo(Sha256.parse(DIGEST));
    assertThat(artifact.allProblems()).isEmpty();
  }

  @Test
  void mayHaveBackslashesInItsPath() {
    Artifact artifact = only("\"path\": \"models\\\\a\", \"files\": [{\"path\": \"b\\\\c.bin\"}]");

    assertThat(artifact.safePath()).contains(new RelativePath("models/a/b/c.bin"));
  }

  @Test
  void hasNoPlaceWhereItsEntryHasNone() {
    Artifact artifact = only("\"path\": \"/abs\", \"files\": [{\"path\": \"b\"}]");

    assertThat(artifact.path()).isPresent();
    assertThat(artifact.safePath()).isEmpty();
    assertThat(artifact.path().flatMap(Stated::problem)).isEmpty();
    assertThat(artifact.allProblems()).isEmpty();
  }

  @Test
  void isRefusedAPathOutOfTheWorkspace() {
    Artifact artifact = only("\"path\": \"a\", \"files\": [{\"path\": \"../../b\"}]");

    assertThat(artifact.safePath()).isEmpty();
    assertThat(ManifestFixture.problem(artifact.path()).message())
        .isEqualTo("\"../../b\" leaves the workspace");
  }

  @Test
  void needsAPath() {
    Artifact artifact = only("\"path\": \"a\", \"files\": [{\"size_bytes\": 1}]");

    assertThat(artifact.allProblems())
        .containsExactly(new Problem(artifact.at(), "the file has no path", "Add its \"path\"."));
  }

  @Test
  void hasNoPathWhereItIsNull() {
    Artifact artifact = only("\"path\": \"a\", \"files\": [{\"path\": null}]");

    assertThat(artifact.allProblems())
        .extracting(Problem::message)
        .containsExactly("the file has no path");
  }

  @Test
  void needsToBeAnObject() {
    Artifact artifact = only("\"path\": \"a\", \"files\": [\"b.bin\"]");

    assertThat(artifact.path()).isEmpty();
    assertThat(artifact.allProblems())
        .containsExactly(
            new Problem(
                artifact.at(),
                "the file is the text \"b.bin\", expected an object with a path",
                "Write an object with a path there."));
  }

  @Test
  void reportsAllThatIsWrongWithIt() {
    Artifact artifact =
        only("\"path\": \"a\", \"files\": [{\"size_bytes\": -1, \"sha256\": \"TODO\"}]");

    assertThat(artifact.allProblems())
        .extracting(Problem::message)
        .containsExactly(
            "the file has no path",
            "is -1, expected 0 or more",
            "\"TODO\" is not a SHA-256: expected 64 hexadecimal digits, actual a placeholder");
  }

  @Test
  void isNoneWhereFilesIsNotAnArray() {
    Entry entry = ManifestFixture.entry(root, "\"path\": \"a\", \"files\": {\"path\": \"b\"}");

    assertThat(entry.files()).isEmpty();
    assertThat(entry.problems())
        .extracting(Problem::message)
        .containsExactly("files is an object, expected an array of files");
  }

  @Test
  void isNoneInAnEmptyArray() {
    Entry entry = ManifestFixture.entry(root, "\"path\": \"a\", \"files\": []");

    assertThat(entry.files()).isEmpty();
    assertThat(entry.problems()).isEmpty();
  }

  private Artifact only(String entryFields) {
    Entry entry = ManifestFixture.entry(root, entryFields);
    assertThat(entry.files()).hasSize(1);
    return entry.files().get(0);
  }
}
