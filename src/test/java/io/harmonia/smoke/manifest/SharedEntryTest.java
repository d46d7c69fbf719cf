package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of several manifests share what they state, and keep the places of their own. */
class SharedEntryTest {
  private static final String ENTRY =
      "{\"name\": \"a\", \"path\": \"models/a\",\n \"size_bytes\": 5, \"files\": [{\"path\": \"x\"}],"
          + " \"license\": {\"name\": \"MIT\"}}";

  @TempDir Path root;

  @Test
  void equalEntriesAreKnownToBeEqual() throws IOException {
    ManifestReader reader = reader();

    Entry part = models(reader, ENTRY);
    Entry combined = combined(reader, ENTRY);

    assertThat(part.isKnownToEqual(combined)).isTrue();
  }

  @Test
  void eachFieldStandsWhereItsOwnManifestHasIt() throws IOException {
    ManifestReader reader = reader();

    Entry part = models(reader, ENTRY);
    Entry combined = combined(reader, "\n\n  " + ENTRY);

    assertThat(part.name().orElseThrow().at())
        .isEqualTo(new Location("models/inventory.json", 1, 22));
    assertThat(combined.name().orElseThrow().at())
        .isEqualTo(new Location("inventory/combined_inventory.json", 3, 12));
    assertThat(combined.sizeBytes().orElseThrow().at().line()).isEqualTo(4);
    assertThat(combined.files().get(0).at())
        .isEqualTo(new Location("inventory/combined_inventory.json", 4, 29));
    assertThat(combined.license().get("name"))
        .isEqualTo(
            Stated.valid("MIT", new Location("inventory/combined_inventory.json", 4, 65), "MIT"));
  }

  @Test
  void entriesThatDifferInAnythingAreNotTakenForEqual() throws IOException {
    ManifestReader reader = reader();

    Entry part = models(reader, ENTRY);
    Entry combined = combined(reader, ENTRY.replace("MIT", "BSD"));

    assertThat(part.isKnownToEqual(combined)).isFalse();
    assertThat(combined.license().get("name")).extracting(Stated::text).isEqualTo("BSD");
  }

  @Test
  void aTextThatIsNotTheNormalSpellingIsKeptAsItStands() throws IOException {
    Entry entry = models(reader(), "{\"name\": \"a\", \"path\": \"./models//a\"}");

    Stated<RelativePath> path = entry.path().orElseThrow();

    assertThat(path.text()).isEqualTo("./models//a");
    assertThat(path.value()).contains(new RelativePath("models/a"));
    assertThat(path.at()).isEqualTo(new Location("models/inventory.json", 1, 35));
  }

  private ManifestReader reader() throws IOException {
    Workspace workspace = Workspace.open(root);
    return new ManifestReader(
        workspace, new PathRules(Optional.empty(), workspace.root()), ManifestReader.Keep.FAULTS);
  }

  private Entry models(ManifestReader reader, String entry) {
    Path file = ManifestFixture.models(root).write("{\"models\": [" + entry + "]}").file();
    return only(reader, ManifestKind.MODELS, file);
  }

  private Entry combined(ManifestReader reader, String entry) {
    Path file = ManifestFixture.combined(root).write("{\"models\": [" + entry + "]}").file();
    return only(reader, ManifestKind.COMBINED, file);
  }

  private static Entry only(ManifestReader reader, ManifestKind kind, Path file) {
    Place place = new Place(file, kind.defaultPath(), Optional.empty(), false);
    return reader.read(kind, place).value().orElseThrow().entries(ListName.MODELS).get(0);
  }
}
