package io.harmonia.smoke.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.harmonia.smoke.results.JsonReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The schema of reports that ships in the jar. */
public final class ReportSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportSchema() {}

  /** The schema itself. */
  public static JsonNode document() {
    try (InputStream in =
        Objects.requireNonNull(
            JsonReport.class.getResourceAsStream("/io/harmonia/smoke/smoke-report.schema.json"))) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a report breaks of it. */
  public static List<String> faults(JsonNode report) {
    return faults(registry().getSchema(document()), report);
  }

  /** What it breaks of its own metaschema. */
  public static List<String> faultsOfItself() {
    SchemaLocation metaschema = SchemaLocation.of("https://json-schema.org/draft/2020-12/schema");
    return faults(registry().getSchema(metaschema), document());
  }

  private static List<String> faults(Schema schema, JsonNode document) {
    return schema.validate(document).stream().map(Error::toString).toList();
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder ->
            builder.schemaRegistryConfig(
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }
}
