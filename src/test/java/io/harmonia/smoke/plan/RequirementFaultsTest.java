package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REQUIREMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed requirements are drift at their place. */
class RequirementFaultsTest {
  private static final String SHARDS = REQUIREMENTS + " › models › acme/shards";
  private static final String FILE = REQUIREMENTS + " › well-formed";
  private static final Path SCHEMA =
      Path.of("src/main/resources/io/harmonia/smoke/requirements.schema.json");

  @TempDir Path root;

  private Checked check(String json) {
    return WorkspaceBuilder.valid(root).file(REQUIREMENTS, json).check();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"latest\"          | is \"latest\", expected a range of versions",
        "\">=1.0.0, <2.0.0\" | is \">=1.0.0, <2.0.0\", expected a range",
        "\"\"                | is \"\", expected a range",
        "\"1.2\\u001b\"      | is \"1.2\\u{1b}\", expected a range",
        "\">=1.0.0-a..b <2\" | expected a range",
        "1.2                 | is 1.2, expected a text",
        "null                | is null, expected a text",
        "true                | is true, expected a text",
        "[\"^1\"]            | is an array, expected a text",
        "{\"range\": \"^1\"} | is an object, expected a text",
      })
  void refusesWhatIsNoRange(String range, String says) {
    Checked checked =
        WorkspaceBuilder.valid(root).requirements("\"acme/shards\": " + range).check();

    assertThat(checked.red()).containsExactly(SHARDS + ": manifest-invalid");
    assertThatCheck(checked, SHARDS)
        .finds(Kind.MANIFEST_INVALID, REQUIREMENTS + ":2:16")
        .says(says)
        .advises("without commas, for example >=1.2.0 <2.0.0, ^1.2 or 1.x || 2.x.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                   | 1:1  | the document is an array, expected an object of requirements",
        "null                                 | 1:1  | the document is null, expected an object",
        "{                                    | 1:2  | is not JSON",
        "{} {}                                | 1:4  | goes on after the end",
        "``                                   | 1:1  | is empty",
        "{\"model\": {\"a\": \"^1\"}}         | 1:11 | no list \"model\": expected models, datasets",
        "{\"Models\": {}}                     | 1:12 | no list \"Models\"",
        "{\"$schema\": \"x\"}                 | 1:13 | no list \"$schema\"",
        "{\"models\": []}                     | 1:12 | models is an array, expected an object of names",
        "{\"datasets\": null}                 | 1:14 | datasets is null, expected an object",
        "{\"models\": {}, \"models\": {}}     | 1:16 | the key \"models\" stands twice",
        "{\"models\": {\"acme/single\": \"*\", \"acme/single\": \"*\"}} | 1:33 | \"acme/single\" stands twice",
      })
  void refusesAFileThatIsMalformed(String json, String place, String says) {
    Checked checked = check(json);

    assertThat(checked.red()).containsExactly(FILE + ": manifest-invalid");
    assertThatCheck(checked, FILE)
        .finds(Kind.MANIFEST_INVALID, REQUIREMENTS + ":" + place)
        .says(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"models\": {}}", "{\"models\": {}, \"datasets\": {}}"})
  void noRequirementsAreValid(String json) {
    Checked checked = check(json);

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, FILE).passes(Kind.VALID);
  }

  @Test
  void aByteOrderMarkAndCrlfAreHarmless() {
    Checked checked = check("\ufeff{\"models\":\r\n{\"acme/shards\": \"^1\"\r\n}}\r\n");

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, FILE).remarks("byte-order mark");
  }

  @Test
  void refusesAFileThatLeadsOutOfTheWorkspace(@TempDir Path outside) {
    WorkspaceBuilder.empty(outside).file("r.json", "{}");

    Checked checked = WorkspaceBuilder.valid(root).link(REQUIREMENTS, outside + "/r.json").check();

    assertThatCheck(checked, FILE).finds(Kind.PATH_REFUSED, REQUIREMENTS + ":1:1");
  }

  @Test
  void missesAFileThatASettingNames() {
    Checked checked = WorkspaceBuilder.valid(root).requirementsFile("r.json").check();

    assertThat(checked.red()).containsExactly("r.json › well-formed: nothing-to-check");
    assertThatCheck(checked, "r.json › well-formed")
        .finds(Kind.NOTHING_TO_CHECK, "r.json:1:1")
        .says("the requirements are not there, and smoke.requirements names them");
  }

  @Test
  void takesAFileThatASettingNames() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file("r.json", "{\"models\": {\"acme/shards\": \"^9\"}}")
            .requirementsFile("r.json")
            .check();

    assertThat(checked.red()).containsExactly("r.json › models › acme/shards: requirement-unmet");
  }

  @Test
  void theSchemaIsValidByItsMetaschema() throws IOException {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(json(SCHEMA)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{\"model\": {}}",
        "{\"models\": []}",
        "{\"datasets\": null}",
        "{\"models\": {\"acme/shards\": 1}}",
        "{\"models\": {\"acme/shards\": null}}",
        "{\"models\": {\"acme/shards\": \"\"}}",
        "{\"models\": {\"acme/shards\": \">=1.0.0, <2.0.0\"}}",
      })
  void refusesWhatTheSchemaRefuses(String json) throws IOException {
    assertThat(faults(json)).isNotEmpty();

    assertThat(check(json).red()).isNotEmpty();
  }

  @Test
  void theSchemaTakesWhatIsTaken() throws IOException {
    String json =
        "{\"models\": {\"acme/shards\": \">=1.2.0-rc.1+b <2.0.0 || ^3 || 0.1.0 - 0.2\","
            + " \"acme/single\": \"~0.3.0 || v1.2 || 1.x || *\"}, \"datasets\": {\"acme/words\": \"^2\"}}";

    assertThat(faults(json)).isEmpty();

    assertThat(check(json).red()).isEmpty();
  }

  private static List<?> faults(String json) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(json(SCHEMA))
        .validate(new ObjectMapper().readTree(json));
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
