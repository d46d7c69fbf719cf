package io.harmonia.smoke.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harmonia.smoke.finding.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema for waivers that ships in the jar. */
class WaiversSchemaTest {
  private static final Path SCHEMA =
      Path.of("src/main/resources/io/harmonia/smoke/waivers.schema.json");

  @Test
  void listsTheKindsThatCanBeWaived() throws IOException {
    List<String> listed = new ArrayList<>();
    schema().at("/items/properties/kind/enum").forEach(kind -> listed.add(kind.asText()));

    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(Kind.values()).filter(Kind::isWaivable).map(Kind::label).toList());
  }

  @Test
  void isValidByItsMetaschema() throws IOException {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(schema()))
        .isEmpty();
  }

  private static JsonNode schema() throws IOException {
    return new ObjectMapper().readTree(SCHEMA.toFile());
  }
}
