package io.harmonia.smoke.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.schema.SchemaFault;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries are held to the schema one at a time, and give what the whole document would. */
class ManifestSchemaTest {
  private static final Schema OURS =
      SchemaValidator.load("/io/harmonia/smoke/manifest.schema.json");

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"notes\": 1}",
        "{\"models\": null, \"datasets\": 5}",
        "{\"models\": {\"a\": []}, \"totals\": []}",
        "{\"models\": [{}, 5,\n null, [], {\"name\": 1, \"path\": []}], \"datasets\": [{}]}",
        """
        {"totals": {"models_files": 1.5, "models_bytes": -1},
         "datasets": [{"size_bytes": "a", "files": [{}, 5, {"path": null}]}],
         "models": [{"license": {"url": 1}, "name": "a", "path": "b"}, "x"],
         "version": 1, "generated_at": {}}
        """,
        "{\"models\": [{\"name\": 1, \"name\": 2}], \"models\": [5], \"totals\": \"\"}"
      })
  void findsWhatTheWholeDocumentBreaksInTheSameOrder(String json) throws Exception {
    JsonDocument whole = document(json);

    Manifest manifest = ManifestFixture.combined(root).write(json).manifest();
    List<Problem> problems =
        new SchemaValidator()
            .validate(manifest.schemaFaults(), manifest.document(), Optional.empty());

    assertThat(problems).isNotEmpty().containsExactlyElementsOf(problemsOf(whole));
  }

  @ParameterizedTest
  @EnumSource(ManifestReader.Keep.class)
  void theDocumentIsKeptOnlyWhereItIsAskedFor(ManifestReader.Keep keep) throws Exception {
    Manifest manifest = read(keep, "{\"models\": [{\"name\": \"a\", \"path\": \"b\"}]}");

    assertThat(manifest.document().isPresent()).isEqualTo(keep == ManifestReader.Keep.DOCUMENT);
    assertThat(manifest.entries(ListName.MODELS)).hasSize(1);
  }

  @Test
  void nothingIsHeldToTheSchemaWhereEntriesAloneAreAskedFor() throws Exception {
    Manifest manifest = read(ManifestReader.Keep.ENTRIES, "{\"models\": [{}]}");

    assertThat(manifest.schemaFaults()).isEmpty();
  }

  private Manifest read(ManifestReader.Keep keep, String json) throws Exception {
    ManifestFixture fixture = ManifestFixture.combined(root).write(json);
    Workspace workspace = Workspace.open(root);
    return new ManifestReader(workspace, new PathRules(Optional.empty(), workspace.root()), keep)
        .read(ManifestKind.COMBINED, new Place(fixture.file(), "c.json", Optional.empty(), false))
        .value()
        .orElseThrow();
  }

  private static JsonDocument document(String json) throws Exception {
    return JsonReader.read(
        new ByteArrayInputStream(json.getBytes(UTF_8)),
        ManifestKind.COMBINED.defaultPath(),
        Limits.STANDARD);
  }

  private static List<Problem> problemsOf(JsonDocument whole) {
    return SchemaValidator.validate(
            OURS,
            whole.root(),
            path ->
                new SchemaFault(
                    path, whole.locate(SchemaValidator.steps(path, 0)), SchemaFault.OUR_NAME))
        .stream()
        .map(SchemaFault::toProblem)
        .distinct()
        .toList();
  }
}
