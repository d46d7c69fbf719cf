package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The y of “verified x of y artifacts”. */
class ArtifactCountTest {
  @TempDir Path root;

  private long artifacts(String entries, String... lines) {
    return WorkspaceBuilder.withModel(root, entries)
        .checksums(
            MODEL_SUMS, Arrays.stream(lines).map(l -> TOP_SHA + "  " + l).toArray(String[]::new))
        .plan()
        .artifacts();
  }

  @Test
  void anEntryThatCountsNothingIsOne() {
    assertThat(artifacts("{\"name\": \"a\", \"path\": \"a\"}")).isEqualTo(1);
  }

  @Test
  void anEntryCountsTheFilesThatItStates() {
    assertThat(artifacts("{\"name\": \"a\", \"path\": \"a\", \"files_count\": 9}")).isEqualTo(9);
  }

  @Test
  void anEntryCountsTheFilesThatItListsAndRecordsIfThoseAreMore() {
    String entry =
        "{\"name\": \"a\", \"path\": \"a\", \"files_count\": 1, \"files\": [{\"path\": \"x\"}, {\"path\": \"y\"}]}";

    assertThat(artifacts(entry)).isEqualTo(2);
    assertThat(artifacts(entry, "a/y", "a/z")).isEqualTo(3);
  }

  @Test
  void aRecordedEntryIsOneArtifact() {
    assertThat(artifacts("{\"name\": \"a\", \"path\": \"a\"}", "a", "./a")).isEqualTo(1);
  }

  @Test
  void aRecordedPathOfNoEntryCounts() {
    assertThat(artifacts("{\"name\": \"a\", \"path\": \"a\"}", "b", "a.txt", "aa/b")).isEqualTo(4);
  }

  @Test
  void aNameThatIsRefusedIsNoArtifact() {
    assertThat(artifacts("{\"name\": \"a\", \"path\": \"a\"}", "/b", "-")).isEqualTo(1);
  }

  @Test
  void countsBeyondALongAreCapped() {
    String entries =
        "{\"name\": \"a\", \"path\": \"a\", \"files_count\": %d}, {\"name\": \"b\", \"path\": \"b\"}"
            .formatted(Long.MAX_VALUE);

    assertThat(artifacts(entries)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theCombinedManifestCountsOnlyWhereAPartIsMissing() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);

    assertThat(workspace.plan().artifacts()).isEqualTo(4);
    assertThat(workspace.delete(MODELS).plan().artifacts()).isEqualTo(4);
  }
}
