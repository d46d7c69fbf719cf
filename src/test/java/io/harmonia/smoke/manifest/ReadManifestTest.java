package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.workspace.ReadFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadManifestTest {
  @TempDir Path root;

  @Test
  void isMissingWhereNothingLies() {
    ReadManifest read = read(ManifestFixture.models(root));

    assertThat(read.isMissing()).isTrue();
    assertThat(read.manifest()).isEmpty();
  }

  @Test
  void isNotMissingWhereSomethingWrongLies() {
    ReadManifest read = read(ManifestFixture.models(root).write("[]"));

    assertThat(read.isMissing()).isFalse();
    assertThat(read.manifest()).isEmpty();
  }

  @Test
  void holdsWhatWasRead() {
    ReadManifest read = read(ManifestFixture.models(root).write("{\"models\": []}"));

    assertThat(read.isMissing()).isFalse();
    assertThat(read.manifest()).isPresent();
  }

  private ReadManifest read(ManifestFixture fixture) {
    ReadFile<Manifest> read = fixture.read();
    return new ReadManifest(
        new ManifestFile(ManifestKind.MODELS, fixture.file(), "models/inventory.json", false),
        read);
  }
}
