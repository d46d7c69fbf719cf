package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.schema.SchemaAudit;
import io.harmonia.smoke.schema.SchemaDraft;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OurSchemaTest {
  private static final Path ORIGIN = Path.of("../shared/data/harmonia-origin");

  @Test
  void isValidByItsMetaschema() throws Exception {
    Schema metaschema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(metaschema.validate(ours().root())).isEmpty();
  }

  @Test
  void passesTheAuditOfWorkspacesSchemas() throws Exception {
    assertThat(SchemaAudit.of(ours(), SchemaDraft.DRAFT_2020_12)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void acceptsTheExample(ManifestKind kind) throws Exception {
    List<Problem> problems = validate(Path.of("src/test/workspaces/example"), kind);

    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DATASETS", "COMBINED"})
  void acceptsTheOlderShape(ManifestKind kind) throws Exception {
    assumeThat(ORIGIN).as("the origin's data is there").isDirectory();

    List<Problem> problems = validate(ORIGIN, kind);

    assertThat(problems).isEmpty();
  }

  private static List<Problem> validate(Path root, ManifestKind kind) throws Exception {
    Workspace workspace = Workspace.open(root);
    Path file = workspace.root().resolve(kind.defaultPath());
    assertThat(Files.exists(file)).isTrue();
    Manifest manifest =
        new ManifestReader(workspace, new PathRules(Optional.empty(), workspace.root()))
            .read(kind, Place.usual(workspace, kind.defaultPath()))
            .value()
            .orElseThrow();
    return new SchemaValidator()
        .validate(manifest.schemaFaults(), manifest.document(), Optional.empty());
  }

  private static JsonDocument ours() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            SchemaValidator.class.getResourceAsStream("/io/harmonia/smoke/manifest.schema.json"))) {
      return JsonReader.read(in, "manifest.schema.json", Limits.STANDARD);
    }
  }
}
