package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code docs/schemastore.json} holds what goes into SchemaStore's catalog, so that editors know
 * the files: each schema of ours once, under the id that it has itself.
 */
class SchemaStoreTest {
  private static final Path SCHEMAS = Path.of("src/main/resources/io/harmonia/smoke");

  @Test
  void hasEverySchemaUnderItsOwnId() throws IOException {
    List<String> ids = new ArrayList<>();
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".schema.json")).toList()) {
        String id = new ObjectMapper().readTree(file.toFile()).path("$id").asText();
        assertThat(id)
            .startsWith("https://raw.githubusercontent.com/")
            .endsWith("/harmonia-smoke/v1/" + file);
        ids.add(id);
      }
    }

    assertThat(ids).hasSize(4);
    assertThat(entries()).extracting(entry -> entry.path("url").asText()).hasSameElementsAs(ids);
  }

  @Test
  void saysWhatEachIs() throws IOException {
    assertThat(entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.path("name").asText()).startsWith("Harmonia Smoke");
              assertThat(entry.path("description").asText()).isNotBlank().doesNotEndWith(".");
              assertThat(entry.path("fileMatch")).isNotEmpty();
            });
  }

  /** The places that the suite reads and writes unless a setting names others. */
  @ParameterizedTest
  @CsvSource({
    "models/inventory.json, manifest",
    "datasets/inventory.json, manifest",
    "inventory/combined_inventory.json, manifest",
    "inventory/waivers.json, waivers",
    "inventory/requirements.json, requirements",
    "target/smoke/smoke-report.json, smoke-report",
    "inventory/manifest_schema.json, ''",
    "inventory.json, ''",
  })
  void meetsTheUsualPlaces(String place, String schema) throws IOException {
    List<String> met =
        entries().stream()
            .filter(entry -> meets(entry, place))
            .map(entry -> entry.path("url").asText())
            .map(url -> url.substring(url.lastIndexOf('/') + 1).replace(".schema.json", ""))
            .toList();

    assertThat(met).isEqualTo(schema.isEmpty() ? List.of() : List.of(schema));
  }

  /** As editors do: a bare name is met in any folder. */
  private static boolean meets(JsonNode entry, String place) {
    Path path = Path.of("/repository", place);
    for (JsonNode glob : entry.path("fileMatch")) {
      String text = glob.asText().startsWith("**/") ? glob.asText() : "**/" + glob.asText();
      if (FileSystems.getDefault().getPathMatcher("glob:" + text).matches(path)) {
        return true;
      }
    }
    return false;
  }

  private static List<JsonNode> entries() throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    new ObjectMapper()
        .readTree(Path.of("docs/schemastore.json").toFile())
        .path("schemas")
        .forEach(entries::add);
    return entries;
  }
}
