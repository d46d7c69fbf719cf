package io.harmonia.smoke.inventory;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which directories become entries. */
class NewEntriesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void anEmptyWorkspace() {
    workspace = WorkspaceBuilder.empty(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "models/tiny/w.bin, tiny",
    "models/org/tiny/w.bin, org/tiny",
    "models/org/tiny/onnx/deep/w.bin, org/tiny",
    "models/models--org--tiny/snapshots/0a1b/w.bin, models--org--tiny",
    "models/org.with-dot/tiny_1/w.bin, org.with-dot/tiny_1"
  })
  void anEntryBeginsWhereFilesBegin(String file, String name) {
    workspace.file(file, "weights");

    assertThat(names()).containsExactly(name);
  }

  @Test
  void anEntryStatesItsFilesAndItsLargestOne() {
    workspace.file("models/org/tiny/w.bin", "weights").file("models/org/tiny/c.json", "{}");

    String made = Authoring.text(Authoring.in(workspace).models());

    assertThat(made)
        .isEqualTo(
            """
            {
              "generated_at": "2026-11-24T00:00:00Z",
              "version": "1.0.0",
              "models": [
                {
                  "name": "org/tiny",
                  "version": "1.0.0",
                  "path": "models/org/tiny",
                  "size_bytes": 9,
                  "sha256": "%s",
                  "files_count": 2,
                  "files": [
                    {
                      "path": "w.bin",
                      "size_bytes": 7,
                      "sha256": "%s"
                    }
                  ]
                }
              ]
            }
            """
                .formatted(sha256("weights"), sha256("weights")));
  }

  @Test
  void comeAfterTheOthersByPath() {
    workspace
        .file(MODELS, "{\"models\": [{\"name\": \"z\", \"path\": \"models/z\"}]}")
        .file("models/b/w.bin", "b")
        .file("models/a/x/w.bin", "a");

    assertThat(names()).containsExactly("z", "a/x", "b");
  }

  @Test
  void whatAnEntryIsAboutIsNone() {
    workspace
        .file(
            MODELS,
            "{\"models\": [{\"name\": \"one\", \"path\": \"models/org/one\"},"
                + " {\"name\": \"deep\", \"path\": \"models/deep/a/b\"},"
                + " {\"name\": \"file\", \"path\": \"models/single/w.onnx\"}]}")
        .file("models/org/one/w.bin", "1")
        .file("models/org/two/w.bin", "2")
        .file("models/org/README.md", "of all of them")
        .file("models/deep/a/b/w.bin", "b")
        .file("models/single/w.onnx", "s");

    assertThat(names()).containsExactly("one", "deep", "file", "org/two");
  }

  @Test
  void neitherFilesNorHiddenNorEmptyFoldersAreEntries() {
    workspace
        .file("models/loose.onnx", "x")
        .file("models/.cache/x/w.bin", "x")
        .file("models/.hidden/w.bin", "x")
        .folder("models/none/none")
        .file("models/org/.DS_Store", "x");

    assertThat(names()).isEmpty();
  }

  @Test
  void countWhatTheSuiteCounts() {
    workspace
        .file("models/org/tiny/w.bin", "weights")
        .file("models/org/tiny/._w.bin", "a sidecar that is larger")
        .file("models/org/tiny/__pycache__/a.pyc", "x")
        .file("models/org/Thumbs.db", "x")
        .file("models/__pycache__/a.pyc", "x");

    assertThat(names()).containsExactly("org/tiny");
    assertThat(Authoring.text(Authoring.in(workspace).models()))
        .contains("\"files_count\": 1")
        .contains("\"path\": \"w.bin\"");
  }

  @Test
  void countTheSnapshotsOfAHubCacheByPath() {
    workspace
        .file("models/models--o--n/blobs/aa", "weights")
        .file("models/models--o--n/refs/main", "r1")
        .link("models/models--o--n/snapshots/r1/a/merges.txt", "../../../blobs/aa")
        .link("models/models--o--n/snapshots/r1/b/merges.txt", "../../../blobs/aa");

    assertThat(Authoring.text(Authoring.in(workspace).models()))
        .contains("\"files_count\": 2")
        .contains("\"size_bytes\": 14")
        .contains("\"path\": \"snapshots/r1/a/merges.txt\"");
  }

  @Test
  void countWhatPointersState() {
    workspace.file("models/tiny/w.bin", WorkspaceBuilder.pointerTo("the real one"));

    assertThat(Authoring.text(Authoring.in(workspace).models()))
        .contains("\"size_bytes\": 12")
        .contains(sha256("the real one"));
  }

  @ParameterizedTest
  @CsvSource({
    "models/NUL/w.bin, w, opens a device on Windows",
    "models/tiny/w.bin.incomplete, half, an unfinished download",
    "models/tiny/w.bin, '', has no files but empty ones"
  })
  void refusesWhatShouldNotBeStated(String file, String content, String why) {
    workspace.file(file, content).file("models/good/w.bin", "x");

    assertThat(Authoring.refusal(Authoring.in(workspace).models())).contains(why);
  }

  @Test
  void refusesANameThatAnotherEntryHas() {
    workspace
        .file(MODELS, "{\"models\": [{\"name\": \"tiny\", \"path\": \"models/elsewhere\"}]}")
        .file("models/tiny/w.bin", "x");

    Authored made = Authoring.in(workspace).models();

    assertThat(Authoring.refusal(made)).contains("\"tiny\"");
    assertThat(((Authored.Refused) made).isDrift()).isTrue();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      JsonNode made = JSON.readTree(Authoring.text(Authoring.in(workspace).models()));
      made.path("models").forEach(entry -> names.add(entry.path("name").asText()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    return names;
  }
}
