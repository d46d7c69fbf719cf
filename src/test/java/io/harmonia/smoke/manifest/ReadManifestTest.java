package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadManifestTest {
  @TempDir Path root;

  @Test
  void isMissingWhereNothingLies() {
    Document<Manifest> read = read(ManifestFixture.models(root));

    assertThat(read.isMissing()).isTrue();
    assertThat(read.value()).isEmpty();
  }

  @Test
  void isNotMissingWhereSomethingWrongLies() {
    Document<Manifest> read = read(ManifestFixture.models(root).write("[]"));

    assertThat(read.isMissing()).isFalse();
    assertThat(read.value()).isEmpty();
  }

  @Test
  void holdsWhatWasRead() {
    Document<Manifest> read = read(ManifestFixture.models(root).write("{\"models\": []}"));

    assertThat(read.isMissing()).isFalse();
    assertThat(read.value()).isPresent();
  }

  private Document<Manifest> read(ManifestFixture fixture) {
    ReadFile<Manifest> read = fixture.read();
    return new Document<>(
        new Place(fixture.file(), "models/inventory.json", Optional.empty(), false), read);
  }
}
