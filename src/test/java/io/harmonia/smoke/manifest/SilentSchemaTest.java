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

/** A schema that is there and checks nothing, or less than it says, is never a pass. */
class SilentSchemaTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "true",
        "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"}",
        "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"title\": \"Manifest\"}",
        "{\"x-required\": [\"none\"]}",
        "{\"required\": []}",
        "{\"dependentRequired\": {}}",
        "{\"dependencies\": {}}",
        "{\"properties\": {}}",
        "{\"properties\": {\"models\": {}, \"datasets\": {\"description\": \"d\"}}}",
        "{\"properties\": {\"models\": {\"items\": {\"properties\": {\"name\": true}}}}}",
        "{\"additionalProperties\": true}",
        "{\"allOf\": [{}, true]}",
        "{\"oneOf\": [{}]}",
        "{\"if\": {\"required\": [\"none\"]}}",
        "{\"if\": {\"required\": [\"none\"]}, \"then\": {}, \"else\": true}",
        "{\"$defs\": {\"entry\": {\"required\": [\"none\"]}}}",
        "{\"definitions\": {\"entry\": {\"required\": [\"none\"]}}}",
        "{\"$defs\": {\"entry\": {}}, \"$ref\": \"#/$defs/entry\"}",
        "{\"contentSchema\": {\"required\": [\"none\"]}}",
        "{\"items\": {\"required\": [\"none\"]}}",
        "{\"prefixItems\": [false], \"unevaluatedItems\": false, \"contains\": false}",
        "{\"minItems\": 1, \"uniqueItems\": true, \"minLength\": 9, \"pattern\": \"^a\"}",
        "{\"allOf\": [{\"format\": \"date\", \"minimum\": 5, \"multipleOf\": 2}]}",
        "{\"$defs\": {\"e\": {\"items\": {\"type\": \"null\"}}}, \"$ref\": \"#/$defs/e\"}",
        "{\"$ref\": \"#\"}",
        "{\"allOf\": [{\"$ref\": \"#\"}]}",
        "{\"examples\": [{\"required\": [\"none\"]}], \"default\": {\"type\": \"object\"}}"
      })
  void becauseItAcceptsEverything(String schema) {
    List<Problem> problems = SchemaFixture.problems(root, schema);

    assertThat(problems)
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactly(
            tuple(
                "the schema accepts every document, so it checks nothing",
                "inventory/manifest_schema.json:1:1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"object\"}",
        "{\"required\": [\"models\"]}",
        "{\"properties\": {\"notes\": false}}",
        "{\"properties\": {\"models\": {\"items\": {\"properties\": {\"name\": {\"minLength\": 1}}}}}}",
        "{\"additionalProperties\": {\"not\": {\"const\": 5}}}",
        "{\"properties\": {\"models\": {\"items\": {\"properties\": {\"a\": {\"minLength\": 1}}}}}}",
        "{\"properties\": {\"models\": {\"maxItems\": 2147483647}}}",
        "{\"properties\": {\"models\": {\"minItems\": 0.0}}}",
        "{\"$defs\": {\"e\": {\"minItems\": 0}}, \"properties\": {\"models\": {\"$ref\":"
            + " \"#/$defs/e\"}}}",
        "{\"$defs\": {\"e\": {\"maxItems\": 0}}, \"anyOf\": [{\"$ref\": \"#/$defs/e\"},"
            + " {\"patternProperties\": {\"m\": {\"$ref\": \"#/$defs/e\"}}}]}",
        "{\"not\": false}",
        "{\"if\": {}, \"then\": {\"required\": [\"models\"]}}",
        "{\"$defs\": {\"e\": {\"type\": \"object\"}}, \"$ref\": \"#/$defs/e\"}",
        "{\"$defs\": {\"e\": {\"$dynamicAnchor\": \"k\", \"type\": \"object\"}},"
            + " \"$dynamicRef\": \"#k\"}",
        "{\"dependencies\": {\"none\": [\"models\"]}}",
        "{\"dependentRequired\": {\"none\": [\"models\"]}}"
      })
  void isNotOneThatRefusesSomethingElse(String schema) {
    assertThat(SchemaFixture.problems(root, schema)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "then": {"required": ["none"]}                   | then        | "if"
          "else": {"required": ["none"]}                   | else        | "if"
          "properties": {"models": {"minContains": 1}}     | minContains | "contains"
          "properties": {"models": {"maxContains": 0}}     | maxContains | "contains"
          """)
  void becauseAKeywordLacksItsPartner(String keywords, String keyword, String partner) {
    List<Problem> problems =
        SchemaFixture.problems(root, "{\"type\": \"object\", " + keywords + "}");

    assertThat(problems)
        .extracting(Problem::message, Problem::remedy)
        .containsExactly(
            tuple(
                "the keyword \"" + keyword + "\" checks nothing without " + partner,
                "Add " + partner + ", or remove the keyword."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"additionalItems\": false",
        "\"additionalItems\": false, \"items\": {}",
        "\"additionalItems\": false, \"items\": true"
      })
  void becauseAdditionalItemsHasNoArrayOfItems(String keywords) {
    for (String draft : List.of(SchemaFixture.DRAFT_7, SchemaFixture.DRAFT_2019_09)) {
      String schema =
          SchemaFixture.schema(
              draft, "\"type\": \"object\", \"properties\": {\"models\": {" + keywords + "}}");

      assertThat(SchemaFixture.problems(root, schema))
          .extracting(Problem::message)
          .containsExactly(
              "the keyword \"additionalItems\" checks nothing without an array of \"items\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"date-tiem", "datetime", "sha256", "url", "int64", ""})
  void becauseAFormatIsUnknown(String format) {
    List<Problem> problems =
        SchemaFixture.problems(
            root, "{\"properties\": {\"generated_at\": {\"format\": \"" + format + "\"}}}");

    assertThat(problems)
        .extracting(Problem::message, Problem::remedy)
        .containsExactly(
            tuple(
                "the format \"" + format + "\" is unknown, so it checks nothing",
                "Correct its spelling, or write a \"pattern\"."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxItems",
        "minItems",
        "maxLength",
        "minLength",
        "maxProperties",
        "minProperties",
        "maxContains",
        "minContains"
      })
  void becauseTheValidatorCountsWithTheLast32Bits(String keyword) {
    for (String number : List.of("2147483648", "4294967296", "99999999999999999999999")) {
      String schema =
          "{\"type\": \"object\", \"properties\": {\"models\": {\"contains\": true, \"%s\": %s}}}"
              .formatted(keyword, number);

      assertThat(SchemaFixture.problems(root, schema))
          .extracting(Problem::message, Problem::remedy)
          .containsExactly(
              tuple(
                  "the number of \"" + keyword + "\" is greater than the validator can count",
                  "Write 2147483647 or less."));
    }
  }

  @Test
  void becauseAKeyStandsTwice() {
    List<Problem> problems =
        SchemaFixture.problems(
            root, "{\"type\": \"object\", \"required\": [\"models\"],\n\"required\": [\"none\"]}");

    assertThat(problems)
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactly(
            tuple(
                "the key \"required\" stands twice in one object",
                "inventory/manifest_schema.json:2:1"));
  }
}
