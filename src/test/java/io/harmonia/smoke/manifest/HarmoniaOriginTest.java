package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.schema.WorkspaceSchema;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The manifests that this project's design comes from: real and imperfect. */
class HarmoniaOriginTest {
  private static final Path ORIGIN = Path.of("../shared/data/harmonia-origin");
  private static final String COMBINED = "inventory/combined_inventory.json";

  @BeforeEach
  void needsItsData() {
    assumeThat(ORIGIN).as("the origin's data, which is not part of the project").isDirectory();
  }

  @Test
  void breaksItsOwnSchemaInFivePlaces() throws IOException {
    Manifest manifest = read(ManifestKind.COMBINED, COMBINED, Optional.empty());

    List<Problem> problems =
        new SchemaValidator()
            .validate(
                manifest.schemaFaults(),
                manifest.document(),
                WorkspaceSchema.read(Workspace.open(ORIGIN)).value());

    String schema = " breaks inventory/manifest_schema.json: required property '";
    assertThat(problems)
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactlyInAnyOrder(
            tuple("the document" + schema + "version' not found", COMBINED + ":1:1"),
            tuple("/models/0" + schema + "name' not found", COMBINED + ":4:5"),
            tuple("/models/0" + schema + "path' not found", COMBINED + ":4:5"),
            tuple("/models/1" + schema + "name' not found", COMBINED + ":12:5"),
            tuple("/models/1" + schema + "path' not found", COMBINED + ":12:5"));
  }

  @Test
  void hasAnExampleThatItsSchemaAccepts() throws IOException {
    Manifest manifest =
        read(ManifestKind.COMBINED, "inventory/combined_inventory.example.json", Optional.empty());

    List<Problem> problems =
        new SchemaValidator()
            .validate(
                manifest.schemaFaults(),
                manifest.document(),
                WorkspaceSchema.read(Workspace.open(ORIGIN)).value());

    assertThat(problems).isEmpty();
    assertThat(ManifestFixture.problem(manifest.entries(ListName.MODELS).get(0).sha256()).message())
        .endsWith("actual a placeholder");
  }

  @Test
  void namesItsEntriesByRepoId() throws IOException {
    Manifest manifest = read(ManifestKind.DATASETS, "datasets/inventory.json", Optional.empty());

    assertThat(manifest.entries(ListName.DATASETS))
        .extracting(Entry::label)
        .contains("freesound/audio-tagging", "google/musiccaps", "marsyas/gtzan");
    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void hasAbsolutePathsWithARemedy() throws IOException {
    Manifest manifest = read(ManifestKind.COMBINED, COMBINED, Optional.empty());

    assertThat(manifest.entries(ListName.MODELS))
        .allSatisfy(
            entry ->
                assertThat(ManifestFixture.problem(entry.path()).remedy())
                    .contains("smoke.recorded-root=C:/repos/harmonia"));
  }

  @Test
  void hasRelativePathsUnderItsRecordedRoot() throws IOException {
    Manifest manifest = read(ManifestKind.COMBINED, COMBINED, Optional.of("C:/repos/harmonia"));

    assertThat(manifest.entries(ListName.DATASETS).get(1).files())
        .extracting(a -> a.safePath().map(RelativePath::text).orElse("none"))
        .contains("datasets/google_musiccaps/datasets--google--musiccaps/refs/main");
    assertThat(manifest.entries(ListName.MODELS))
        .extracting(e -> e.safePath().map(RelativePath::text).orElse("none"))
        .containsExactly("models/facebook", "models/foo");
  }

  private static Manifest read(ManifestKind kind, String path, Optional<String> recordedRoot)
      throws IOException {
    Workspace workspace = Workspace.open(ORIGIN);
    return new ManifestReader(workspace, new PathRules(recordedRoot, workspace.root()))
        .read(kind, Place.usual(workspace, path))
        .value()
        .orElseThrow();
  }
}
