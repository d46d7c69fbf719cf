package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword that the audit lets pass checks something in its draft. */
class SchemaKeywordTest {
  private static final String MANIFEST =
      """
      {"models": [], "generated_at": "yesterday", "text": "abc", "number": 7,
       "list": [1, "b"], "twice": [1, 1], "object": {"a": 1, "b": 2}}
      """;

  @TempDir Path root;

  static Stream<Arguments> keywordsThatRefuseTheManifest() {
    List<String> inEveryDraft =
        List.of(
            "\"required\": [\"none\"]",
            "\"type\": \"array\"",
            "\"const\": 5",
            "\"enum\": [5, 6]",
            "\"not\": {}",
            "\"allOf\": [{\"type\": \"array\"}]",
            "\"anyOf\": [{\"type\": \"array\"}, false]",
            "\"oneOf\": [{}, {}]",
            "\"minProperties\": 8",
            "\"maxProperties\": 6",
            "\"propertyNames\": {\"maxLength\": 3}",
            "\"additionalProperties\": false",
            "\"patternProperties\": {\"^l\": {\"type\": \"null\"}}",
            "\"if\": {\"required\": [\"models\"]}, \"then\": {\"required\": [\"none\"]}",
            "\"if\": {\"required\": [\"none\"]}, \"else\": {\"required\": [\"none\"]}",
            "\"definitions\": {\"x\": {\"type\": \"array\"}}, \"allOf\": [{\"$ref\":"
                + " \"#/definitions/x\"}]",
            "\"dependencies\": {\"text\": [\"none\"]}",
            "\"dependencies\": {\"text\": {\"required\": [\"none\"]}}",
            of("text", "\"minLength\": 4"),
            of("text", "\"maxLength\": 2"),
            of("text", "\"pattern\": \"^b\""),
            of("number", "\"minimum\": 8"),
            of("number", "\"maximum\": 6"),
            of("number", "\"exclusiveMinimum\": 7"),
            of("number", "\"exclusiveMaximum\": 7"),
            of("number", "\"multipleOf\": 2"),
            of("list", "\"minItems\": 3"),
            of("list", "\"maxItems\": 1"),
            of("list", "\"items\": {\"type\": \"string\"}"),
            of("list", "\"contains\": {\"type\": \"null\"}"),
            of("twice", "\"uniqueItems\": true"),
            of("generated_at", "\"format\": \"date-time\""));
    List<String> until201909 =
        List.of(
            of("list", "\"items\": [true, {\"type\": \"number\"}]"),
            of("list", "\"items\": [true], \"additionalItems\": {\"type\": \"number\"}"));
    List<String> since201909 =
        List.of(
            "\"$defs\": {\"x\": {\"type\": \"array\"}}, \"$ref\": \"#/$defs/x\"",
            "\"$defs\": {\"x\": {\"$anchor\": \"x\", \"type\": \"array\"}}, \"$ref\": \"#x\"",
            "\"dependentRequired\": {\"text\": [\"none\"]}",
            "\"dependentSchemas\": {\"text\": {\"required\": [\"none\"]}}",
            "\"properties\": {\"text\": true}, \"unevaluatedProperties\": false",
            of("list", "\"unevaluatedItems\": {\"type\": \"number\"}"),
            of("list", "\"contains\": {\"type\": \"number\"}, \"minContains\": 2"),
            of("twice", "\"contains\": {\"type\": \"number\"}, \"maxContains\": 1"));
    List<String> in201909 =
        List.of(
            "\"properties\": {\"object\": {\"$recursiveRef\": \"#\"}}, \"$recursiveAnchor\": true,"
                + " \"maxProperties\": 1");
    List<String> in202012 =
        List.of(
            of("list", "\"prefixItems\": [true, {\"type\": \"number\"}]"),
            "\"$defs\": {\"x\": {\"$dynamicAnchor\": \"x\", \"type\": \"array\"}},"
                + " \"$dynamicRef\": \"#x\"");
    return Stream.of(
            in(SchemaFixture.DRAFT_7, List.of(inEveryDraft, until201909)),
            in(
                SchemaFixture.DRAFT_2019_09,
                List.of(inEveryDraft, until201909, since201909, in201909)),
            in(SchemaFixture.DRAFT_2020_12, List.of(inEveryDraft, since201909, in202012)))
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource
  void keywordsThatRefuseTheManifest(String draft, String keywords) {
    List<Problem> problems =
        SchemaFixture.in(root).write(SchemaFixture.schema(draft, keywords)).validate(MANIFEST);

    assertThat(problems).isNotEmpty();
    assertThat(problems)
        .extracting(p -> p.at().file())
        .containsOnly("inventory/combined_inventory.json");
  }

  private static String of(String field, String keywords) {
    return "\"properties\": {\"" + field + "\": {" + keywords + "}}";
  }

  private static Stream<Arguments> in(String draft, List<List<String>> keywords) {
    return keywords.stream().flatMap(List::stream).map(k -> Arguments.of(draft, k));
  }
}
