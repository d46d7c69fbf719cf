package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References inside the schema's document are followed, and what they lead to is audited. */
class SchemaReferenceTest {
  private static final String FULFILLED_NOT =
      "the document breaks inventory/manifest_schema.json: required property 'none' not found";

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"definitions\": {\"x\": @}, \"$ref\": \"#/definitions/x\"",
        "\"$defs\": {\"x\": @}, \"$ref\": \"#/$defs/x\"",
        "\"$defs\": {\"x\": {\"$ref\": \"#/$defs/y\"}, \"y\": @}, \"$ref\": \"#/$defs/x\"",
        "\"$defs\": {\"a/b~c é\": @}, \"$ref\": \"#/$defs/a~1b~0c%20%C3%A9\"",
        "\"$defs\": {\"a+b\": @}, \"$ref\": \"#/$defs/a+b\"",
        "\"$defs\": {\"x\": {\"allOf\": [true, @]}}, \"$ref\": \"#/$defs/x/allOf/1\"",
        "\"$defs\": {\"x\": {\"$anchor\": \"k\", @@}}, \"$ref\": \"#k\"",
        "\"$defs\": {\"x\": {\"$dynamicAnchor\": \"k\", @@}}, \"$dynamicRef\": \"#k\"",
        "\"$defs\": {\"x\": {\"$dynamicAnchor\": \"k\", \"$anchor\": \"k\", @@}}, \"$ref\": \"#k\"",
        "\"$defs\": {\"x\": {\"$id\": \"urn:x\", @@}}, \"$ref\": \"urn:x\"",
        "\"$defs\": {\"x\": {\"$id\": \"urn:x\", \"$anchor\": \"k\", @@}}, \"$ref\": \"urn:x#k\"",
        "\"$defs\": {\"x\": {\"$id\": \"urn:x\", \"$defs\": {\"y\": @}}},"
            + " \"$ref\": \"urn:x#/$defs/y\"",
        "\"$defs\": {\"x\": {\"$id\": \"urn:x\", \"$ref\": \"#/$defs/y\", \"$defs\": {\"y\": @}},"
            + " \"y\": true}, \"$ref\": \"urn:x\"",
        "\"$defs\": {\"x\": {\"$id\": \"x.json\", @@}}, \"$ref\": \"x.json\"",
        "\"$id\": \"https://example.org/s/m.json\", \"$defs\": {\"x\": {\"$id\": \"x.json\", @@}},"
            + " \"$ref\": \"x.json\"",
        "\"$id\": \"https://example.org/s/m.json\", \"$defs\": {\"x\": {\"$id\": \"x.json\", @@}},"
            + " \"$ref\": \"https://example.org/s/x.json\"",
        "\"$id\": \"https://example.org/s/m.json\","
            + " \"$defs\": {\"x\": {\"$id\": \"https://example.org/s/x.json\", @@}},"
            + " \"$ref\": \"x.json#\"",
        "\"$id\": \"https://example.org/s/m.json\", \"$defs\": {\"x\": @},"
            + " \"$ref\": \"m.json#/$defs/x\"",
        "\"$id\": \"manifest_schema.json\", \"$defs\": {\"x\": @},"
            + " \"$ref\": \"manifest_schema.json#/$defs/x\"",
        "\"$defs\": {\"x\": @}, \"$ref\": \"manifest_schema.json#/$defs/x\"",
        "\"$id\": \"urn:root\", \"$defs\": {\"x\": @}, \"$ref\": \"urn:root#/$defs/x\""
      })
  void areFollowed(String schema) {
    List<Problem> problems =
        SchemaFixture.problems(root, filled(schema, "\"required\": [\"none\"]"));

    assertThat(problems).extracting(Problem::message).containsExactly(FULFILLED_NOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"definitions\": {\"x\": @}, \"$ref\": \"#/definitions/x\"",
        "\"definitions\": {\"x\": {\"$id\": \"#k\", @@}}, \"$ref\": \"#k\"",
        "\"$id\": \"urn:root\", \"definitions\": {\"x\": {\"$id\": \"#k\", @@}}, \"$ref\": \"#k\"",
        "\"definitions\": {\"x\": {\"$id\": \"urn:x\", @@}}, \"$ref\": \"urn:x\"",
        "\"allOf\": [{\"$ref\": \"#/definitions/x\", \"$id\": \"urn:ignored\"}],"
            + " \"definitions\": {\"x\": @}"
      })
  void areFollowedInDraft7(String schema) {
    String keywords = filled(schema, "\"required\": [\"none\"]");

    List<Problem> problems =
        SchemaFixture.problems(
            root,
            SchemaFixture.schema(
                SchemaFixture.DRAFT_7, keywords.substring(1, keywords.length() - 1)));

    assertThat(problems).extracting(Problem::message).containsExactly(FULFILLED_NOT);
  }

  @Test
  void leadToTheWholeDocumentIn201909() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write(
                SchemaFixture.schema(
                    SchemaFixture.DRAFT_2019_09,
                    "\"$recursiveAnchor\": true, \"required\": [\"name\"],"
                        + " \"properties\": {\"child\": {\"$recursiveRef\": \"#\"}}"))
            .validate("{\"models\": [], \"name\": \"a\", \"child\": {}}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "/child breaks inventory/manifest_schema.json: required property 'name' not found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "$ref": "#/$defs/none"
          "$ref": "#none"
          "$ref": "#/properties", "properties": {"models": {"const": 5}}
          "$ref": "#/x-parts/a", "x-parts": {"a": {"required": ["none"]}}
          "$ref": "#/examples/0", "examples": [{"required": ["none"]}]
          "$ref": "#/const", "const": {"required": ["none"]}
          "$ref": "#/required/0", "required": ["models"]
          "$ref": "#/$defs", "$defs": {"required": {}}
          "$ref": "#/$defs/x/", "$defs": {"x": {}}
          "$dynamicRef": "#none"
          """)
  void areRefusedWhereTheyLeadToNoSchema(String keywords) {
    List<Problem> problems =
        SchemaFixture.problems(root, "{\"type\": \"object\", " + keywords + "}");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .startsWith("the reference \"#")
        .endsWith("\" leads to no schema");
    assertThat(problems.get(0).remedy()).contains("\"$defs\"");
  }

  @Test
  void areRefusedThoughNoValueReachesThem() {
    List<Problem> problems =
        SchemaFixture.problems(
            root,
            "{\"type\": \"object\", \"properties\": {\"nowhere\": {\"$ref\": \"#/$defs/none\"}}}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("the reference \"#/$defs/none\" leads to no schema");
  }

  @Test
  void areReadFromSchemasAlone() {
    List<Problem> problems =
        SchemaFixture.problems(
            root, "{\"const\": {\"$ref\": \"http://example.org/x\"}, \"type\": \"object\"}");

    assertThat(problems)
        .extracting(p -> p.at().file())
        .containsOnly("inventory/combined_inventory.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$defs\": {\"a\": {\"$anchor\": \"k\"}, \"b\": {\"$anchor\": \"k\"}}",
        "\"$defs\": {\"a\": {\"$anchor\": \"k\"}, \"b\": {\"$dynamicAnchor\": \"k\"}}",
        "\"$defs\": {\"a\": {\"$id\": \"urn:k\"}, \"b\": {\"$id\": \"urn:k\"}}",
        "\"$id\": \"urn:k\", \"$defs\": {\"a\": {\"items\": {\"$id\": \"urn:q\"}},"
            + " \"b\": {\"$id\": \"urn:q\"}}"
      })
  void areRefusedTwoTargetsOfOneName(String keywords) {
    List<Problem> problems =
        SchemaFixture.problems(root, "{\"required\": [\"models\"], " + keywords + "}");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .endsWith("stands twice in the schema, so references to it are ambiguous");
  }

  @Test
  void mayLeadToOneNameInTwoResources() {
    List<Problem> problems =
        SchemaFixture.problems(
            root,
            "{\"required\": [\"models\"], \"$defs\": {\"a\": {\"$id\": \"urn:a\", \"$anchor\":"
                + " \"k\"}, \"b\": {\"$id\": \"urn:b\", \"$anchor\": \"k\"}}}");

    assertThat(problems).isEmpty();
  }

  @Test
  void switchOffTheirNeighboursInDraft7() {
    List<Problem> problems =
        SchemaFixture.problems(
            root,
            SchemaFixture.schema(
                SchemaFixture.DRAFT_7,
                "\"definitions\": {\"x\": {\"type\": \"object\"}}, \"$ref\": \"#/definitions/x\","
                    + " \"title\": \"t\",\n\"required\": [\"none\"]"));

    assertThat(problems)
        .extracting(Problem::message, p -> p.at().line(), Problem::remedy)
        .containsExactly(
            tuple(
                "the keyword \"required\" stands beside \"$ref\", so in draft 7 it checks nothing",
                2,
                "Move both into \"allOf\": [{\"$ref\": …}, {\"required\": …}]."));
  }

  @ParameterizedTest
  @ValueSource(strings = {SchemaFixture.DRAFT_2019_09, SchemaFixture.DRAFT_2020_12})
  void leaveTheirNeighboursOnInLaterDrafts(String draft) {
    List<Problem> problems =
        SchemaFixture.problems(
            root,
            SchemaFixture.schema(
                draft,
                "\"$defs\": {\"x\": {\"type\": \"object\"}}, \"$ref\": \"#/$defs/x\","
                    + " \"required\": [\"none\"]"));

    assertThat(problems).extracting(Problem::message).containsExactly(FULFILLED_NOT);
  }

  private static String filled(String schema, String keywords) {
    return "{" + schema.replace("@@", keywords).replace("@", "{" + keywords + "}") + "}";
  }
}
