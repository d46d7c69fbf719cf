package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keywords that check nothing are problems of the schema, wherever in it they stand. */
class UnknownKeywordTest {
  private static final List<String> DRAFTS =
      List.of(SchemaFixture.DRAFT_7, SchemaFixture.DRAFT_2019_09, SchemaFixture.DRAFT_2020_12);

  @TempDir Path root;

  static Stream<Arguments> keywordsOfAnotherDraft() {
    return Stream.of(
            in(
                SchemaFixture.DRAFT_7,
                List.of(
                    "$defs",
                    "$anchor",
                    "$dynamicAnchor",
                    "$recursiveAnchor",
                    "$vocabulary",
                    "dependentRequired",
                    "dependentSchemas",
                    "maxContains",
                    "minContains",
                    "prefixItems",
                    "unevaluatedItems",
                    "unevaluatedProperties")),
            in(SchemaFixture.DRAFT_2019_09, List.of("prefixItems", "$dynamicAnchor")),
            in(SchemaFixture.DRAFT_2020_12, List.of("additionalItems")))
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource
  void keywordsOfAnotherDraft(String draft, String keyword) {
    String schema = SchemaFixture.schema(draft, "\"type\": \"object\", \"" + keyword + "\": {}");

    List<Problem> problems = SchemaFixture.problems(root, schema);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .startsWith("the keyword \"" + keyword + "\" is unknown to the schema's dialect, draft ");
    assertThat(problems.get(0).at().file()).isEqualTo("inventory/manifest_schema.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requierd",
        "Required",
        "propertes",
        "requird ",
        "id",
        "notAllowed",
        "true",
        "false",
        "optional",
        "nullable",
        "extends",
        "disallow",
        "divisibleBy",
        "errorMessage",
        ""
      })
  void misspeltAndForeignOnesAreProblems(String keyword) {
    String schema = "{\"type\": \"object\",\n \"" + keyword + "\": [\"version\"]}";

    List<Problem> problems = SchemaFixture.problems(root, schema);

    assertThat(problems)
        .extracting(Problem::message, Problem::remedy, p -> p.at().line())
        .containsExactly(
            tuple(
                "the keyword \""
                    + keyword
                    + "\" is unknown to the schema's dialect, draft 2020-12, so it checks nothing",
                "Correct its spelling, or start its name with \"x-\" if it is an annotation.",
                2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"properties\": {\"models\": @}",
        "\"patternProperties\": {\"m\": @}",
        "\"additionalProperties\": @",
        "\"propertyNames\": @",
        "\"properties\": {\"models\": {\"items\": @}}",
        "\"properties\": {\"models\": {\"contains\": @}}",
        "\"definitions\": {\"x\": @}",
        "\"definitions\": {\"x\": {\"properties\": {\"y\": {\"items\": @}}}}",
        "\"allOf\": [true, @]",
        "\"anyOf\": [@]",
        "\"oneOf\": [@]",
        "\"not\": @",
        "\"if\": @, \"then\": true",
        "\"if\": true, \"then\": @",
        "\"if\": true, \"else\": @",
        "\"dependencies\": {\"models\": @}"
      })
  void areFoundWhereverASchemaStands(String place) {
    String misspelt = place.replace("@", "{\"requierd\": [\"version\"]}");

    for (String draft : DRAFTS) {
      assertThat(SchemaFixture.problems(root, SchemaFixture.schema(draft, misspelt)))
          .extracting(Problem::message)
          .singleElement()
          .asString()
          .startsWith("the keyword \"requierd\" is unknown");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$defs\": {\"x\": @}",
        "\"dependentSchemas\": {\"models\": @}",
        "\"unevaluatedProperties\": @",
        "\"properties\": {\"models\": {\"unevaluatedItems\": @}}",
        "\"properties\": {\"models\": {\"prefixItems\": [true, @]}}",
        "\"properties\": {\"models\": {\"contentSchema\": @}}"
      })
  void areFoundInThePlacesThatLaterDraftsAdd(String place) {
    String misspelt = place.replace("@", "{\"requierd\": [\"version\"]}");

    assertThat(SchemaFixture.problems(root, "{" + misspelt + "}"))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("the keyword \"requierd\" is unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"properties\": {\"requierd\": {\"type\": \"string\"}}",
        "\"properties\": {\"$ref\": {\"type\": \"string\"}, \"$id\": {\"type\": \"string\"}}",
        "\"patternProperties\": {\"requierd\": {\"type\": \"string\"}}",
        "\"definitions\": {\"requierd\": {\"type\": \"string\"}}",
        "\"dependencies\": {\"requierd\": [\"version\"]}",
        "\"required\": [\"models\"], \"x-requierd\": [\"version\"], \"x-\": {\"requierd\": 1}",
        "\"properties\": {\"models\": {\"not\": {\"const\": {\"requierd\": [\"version\"]}}}}",
        "\"not\": {\"enum\": [{\"requierd\": [\"version\"]}]}",
        "\"default\": {\"requierd\": 1}, \"examples\": [{\"requierd\": 1}]",
        "\"$comment\": \"requierd\", \"title\": \"t\", \"description\": \"d\", \"deprecated\": true,"
            + " \"readOnly\": true, \"writeOnly\": false, \"contentEncoding\": \"base64\","
            + " \"contentMediaType\": \"text/plain\""
      })
  void areNoneAmongNamesAndValues(String keywords) {
    for (String draft : DRAFTS) {
      String schema = SchemaFixture.schema(draft, "\"type\": \"object\", " + keywords);

      assertThat(SchemaFixture.problems(root, schema)).isEmpty();
    }
  }

  @Test
  void areAllReported() {
    List<Problem> problems =
        SchemaFixture.problems(
            root, "{\"requierd\": [],\n\"propertes\": {},\n\"allOf\": [{\"tpye\": \"object\"}]}");

    assertThat(problems).extracting(p -> p.at().line()).containsExactly(1, 2, 3);
  }

  private static Stream<Arguments> in(String draft, List<String> keywords) {
    return keywords.stream().map(k -> Arguments.of(draft, k));
  }
}
