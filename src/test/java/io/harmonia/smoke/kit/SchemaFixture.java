package io.harmonia.smoke.kit;

import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.schema.WorkspaceSchema;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Validates a combined manifest against a workspace's schema, as a run does. */
public final class SchemaFixture {
  public static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";
  public static final String DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema";
  public static final String DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema";

  /** A manifest with nothing wrong with it, that breaks most of the schemas of these tests. */
  public static final String MANIFEST =
      "{\"models\": [], \"generated_at\": \"2025-12-02T18:23:08Z\"}";

  private final Path root;

  private SchemaFixture(Path root) {
    this.root = root;
  }

  public static SchemaFixture in(Path root) {
    return new SchemaFixture(root);
  }

  /** The keywords of a schema that names a draft. */
  public static String schema(String draft, String keywords) {
    return "{\"$schema\": \"" + draft + "\", " + keywords + "}";
  }

  public Path file() {
    return root.resolve("inventory/manifest_schema.json");
  }

  public SchemaFixture write(String schema) {
    try {
      Files.createDirectories(Objects.requireNonNull(file().getParent()));
      Files.writeString(file(), schema);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ReadFile<WorkspaceSchema> read() {
    try {
      return WorkspaceSchema.read(Workspace.open(root)).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a manifest breaks of our schema and of the one that was written. */
  public List<Problem> validate(String manifest) {
    Optional<WorkspaceSchema> schema = read().value();
    if (schema.isEmpty()) {
      throw new AssertionError("Not read: " + read());
    }
    Manifest read = ManifestFixture.combined(root).write(manifest).manifest();
    return new SchemaValidator().validate(read.schemaFaults(), read.document(), schema);
  }

  /** What a schema alone has wrong with it, or makes of {@link #MANIFEST}. */
  public static List<Problem> problems(Path root, String schema) {
    return in(root).write(schema).validate(MANIFEST);
  }
}
