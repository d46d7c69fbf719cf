package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.path.RelativePath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code repo_id}, {@code folder_name}, {@code local_path}, {@code top_files}. */
class OlderShapeTest {
  @TempDir Path root;

  @Test
  void isRead() {
    Entry entry =
        ManifestFixture.entry(
            root,
            """
            "folder_name": "google_musiccaps", "repo_id": "google/musiccaps",
            "local_path": "datasets\\\\google_musiccaps", "size_bytes": 12, "files_count": 1,
            "snapshot": null, "readme_excerpt": null,
            "top_files": [{"path": "refs\\\\main", "size_bytes": 40}]
            """);

    assertThat(entry.key()).contains("google/musiccaps");
    assertThat(entry.safePath()).contains(new RelativePath("datasets/google_musiccaps"));
    assertThat(entry.snapshot()).isEmpty();
    assertThat(entry.files())
        .extracting(a -> a.safePath().map(RelativePath::text).orElse(""))
        .containsExactly("datasets/google_musiccaps/refs/main");
    assertThat(entry.problems()).isEmpty();
  }

  @Test
  void namesAnEntryByItsFolderLast() {
    Entry entry = ManifestFixture.entry(root, "\"folder_name\": \"google_musiccaps\"");

    assertThat(entry.key()).contains("google_musiccaps");
  }

  @Test
  void givesWayToTheCurrentShape() {
    Entry entry =
        ManifestFixture.entry(
            root,
            """
            "folder_name": "f", "repo_id": "r", "name": "n", "local_path": "l", "path": "p",
            "top_files": [{"path": "t"}], "files": [{"path": "x"}, {"path": "y"}]
            """);

    assertThat(entry.key()).contains("n");
    assertThat(entry.safePath()).contains(new RelativePath("p"));
    assertThat(entry.files()).hasSize(2);
  }

  @Test
  void countsWhereTheCurrentFieldIsNull() {
    Entry entry =
        ManifestFixture.entry(
            root,
            """
            "name": null, "repo_id": "r", "path": null, "local_path": "l",
            "files": null, "top_files": [{"path": "t"}]
            """);

    assertThat(entry.key()).contains("r");
    assertThat(entry.safePath()).contains(new RelativePath("l"));
    assertThat(entry.files()).hasSize(1);
  }

  @Test
  void doesNotHideAWrongCurrentField() {
    Entry entry = ManifestFixture.entry(root, "\"name\": 5, \"repo_id\": \"r\"");

    assertThat(entry.key()).isEmpty();
    assertThat(ManifestFixture.problem(entry.name()).message()).isEqualTo("is 5, expected a text");
  }

  @Test
  void refusesAnAbsolutePathWithTheRelativeOneToWrite() {
    Entry entry =
        ManifestFixture.entry(root, "\"local_path\": \"C:/repos/harmonia/models/facebook\"");

    assertThat(entry.safePath()).isEmpty();
    assertThat(ManifestFixture.problem(entry.path()).message())
        .isEqualTo("\"C:/repos/harmonia/models/facebook\" is absolute");
    assertThat(ManifestFixture.problem(entry.path()).remedy())
        .contains("Write the path “models/facebook”")
        .contains("smoke.recorded-root=C:/repos/harmonia");
  }

  @Test
  void readsAnAbsolutePathUnderTheRecordedRoot() {
    Entry entry =
        ManifestFixture.models(root)
            .recordedUnder("C:\\repos\\harmonia")
            .write("{\"models\": [{\"local_path\": \"C:/repos/harmonia/models/facebook\"}]}")
            .entry();

    assertThat(entry.safePath()).contains(new RelativePath("models/facebook"));
  }
}
