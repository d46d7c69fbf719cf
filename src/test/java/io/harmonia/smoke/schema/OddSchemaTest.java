package io.harmonia.smoke.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that are none, and schemas that would take the validator down. */
class OddSchemaTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []        | array
          [{}]      | array
          "string"  | string
          5         | integer
          null      | null
          """)
  void areRefusedByTheirMetaschema(String schema, String type) {
    List<Problem> problems = SchemaFixture.problems(root, schema);

    assertThat(problems)
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactly(
            tuple(
                "the document breaks its metaschema: "
                    + type
                    + " found, [object, boolean] expected",
                "inventory/manifest_schema.json:1:1"));
  }

  @Test
  void refuseEveryManifestWhereTheyAreFalse() {
    List<Problem> problems = SchemaFixture.problems(root, "false");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).at()).hasToString("inventory/combined_inventory.json:1:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "type": "strng"                             | /type
          "type": []                                  | /type
          "required": "models"                        | /required
          "required": true                            | /required
          "required": ["a", "a"]                      | /required
          "properties": []                            | /properties
          "properties": {"models": 5}                 | /properties/models
          "properties": {"models": {"minItems": -1}}  | /properties/models/minItems
          "properties": {"models": {"pattern": "("}}  | /properties/models/pattern
          "patternProperties": {"(": {}}              | /patternProperties
          "allOf": []                                 | /allOf
          "allOf": {}                                 | /allOf
          "enum": 5                                   | /enum
          "definitions": {"x": {"maximum": "5"}}      | /definitions/x/maximum
          "$ref": 5                                   | /$ref
          "$id": 5                                    | /$id
          """)
  void areRefusedWhereTheyBreakTheirMetaschema(String keywords, String pointer) {
    for (String draft :
        List.of(SchemaFixture.DRAFT_7, SchemaFixture.DRAFT_2019_09, SchemaFixture.DRAFT_2020_12)) {
      List<Problem> problems = SchemaFixture.problems(root, SchemaFixture.schema(draft, keywords));

      assertThat(problems).as(draft).isNotEmpty();
      assertThat(problems.get(0).message()).startsWith(pointer + " breaks its metaschema: ");
      assertThat(problems.get(0).at().file()).isEqualTo("inventory/manifest_schema.json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"object\", \"$ref\": \"#\"}",
        "{\"type\": \"object\", \"allOf\": [{\"$ref\": \"#\"}]}",
        "{\"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}},"
            + " \"type\": \"object\", \"$ref\": \"#/$defs/a\"}",
        "{\"type\": \"object\", \"$dynamicRef\": \"#k\", \"$dynamicAnchor\": \"k\"}"
      })
  @Timeout(300)
  void areNamedWhereTheyReferToThemselvesWithoutEnd(String schema) {
    List<Problem> problems = SchemaFixture.problems(root, schema);

    assertThat(problems)
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactly(
            tuple(
                "the validator cannot use the schema: it goes too deep, or refers to itself without"
                    + " end",
                "inventory/manifest_schema.json:1:1"));
  }

  @Test
  void mayReferToThemselvesForTrees() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write("{\"type\": \"object\", \"properties\": {\"child\": {\"$ref\": \"#\"}}}")
            .validate("{\"models\": [], \"child\": {\"child\": {\"child\": 5}}}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "/child/child/child breaks inventory/manifest_schema.json: integer found, object"
                + " expected");
  }

  @Test
  @Timeout(300)
  void areNamedWhereTheyGoTooDeepForTheStack() throws Exception {
    String deep = "{\"not\": ".repeat(498) + "{\"type\": \"array\"}" + "}".repeat(498);
    Optional<WorkspaceSchema> schema = SchemaFixture.in(root).write(deep).read().value();
    Manifest manifest = ManifestFixture.combined(root).write(SchemaFixture.MANIFEST).manifest();
    List<Problem> problems = new ArrayList<>();

    Thread small =
        new Thread(
            null,
            () ->
                problems.addAll(
                    new SchemaValidator()
                        .validate(manifest.schemaFaults(), manifest.document(), schema)),
            "small stack",
            200_000); // too small for it even when compiled, which takes less stack
    small.start();
    small.join();

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "the validator cannot use the schema: it goes too deep, or refers to itself without"
                + " end");
  }

  @Test
  void areNamedWhereTheValidatorThrows() {
    List<Problem> problems =
        SchemaFixture.problems(
            root,
            SchemaFixture.schema(
                SchemaFixture.DRAFT_2019_09,
                "\"type\": \"object\", \"$recursiveRef\": \"#/$defs/x\", \"$defs\": {\"x\": {}}"));

    assertThat(problems)
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("the validator cannot use the schema: The value of a $recursiveRef must be #");
  }

  @Test
  void areReadStrictly() {
    SchemaFixture fixture = SchemaFixture.in(root).write("{\"type\": \"object\",}");

    assertThat(fixture.read().value()).isEmpty();
  }
}
