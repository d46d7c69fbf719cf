package io.harmonia.smoke.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema that stands in another one, as the value of a keyword or in it.
 *
 * @param keyword the keyword that it stands under
 * @param pointer its JSON pointer, from the schema around it
 * @param node the schema: an object or a boolean
 */
record Subschema(String keyword, String pointer, JsonNode node) {
  /** Which keywords hold schemas by names, the validator's tables do not tell. */
  private static final Set<String> BY_NAME =
      Set.of(
          "$defs",
          "definitions",
          "dependencies",
          "dependentSchemas",
          "patternProperties",
          "properties");

  private static final Set<String> SINGLE_OR_LIST =
      Stream.concat(
              Stream.of("contentSchema"),
              SchemaDraft.names(
                  Vocabulary.DRAFT_2019_09_APPLICATOR,
                  Vocabulary.DRAFT_2020_12_APPLICATOR,
                  Vocabulary.DRAFT_2020_12_UNEVALUATED))
          .collect(Collectors.toUnmodifiableSet());

  /** The schemas that stand directly in a schema. */
  static List<Subschema> of(ObjectNode schema) {
    List<Subschema> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      String keyword = field.getKey();
      String pointer = "/" + escaped(keyword);
      if (BY_NAME.contains(keyword)) {
        for (Map.Entry<String, JsonNode> named : field.getValue().properties()) {
          add(found, keyword, pointer + "/" + escaped(named.getKey()), named.getValue());
        }
      } else if (SINGLE_OR_LIST.contains(keyword)) {
        add(found, keyword, pointer, field.getValue());
        if (field.getValue() instanceof ArrayNode list) {
          for (int i = 0; i < list.size(); i++) {
            add(found, keyword, pointer + "/" + i, list.get(i));
          }
        }
      }
    }
    return found;
  }

  private static void add(List<Subschema> found, String keyword, String pointer, JsonNode node) {
    if (node.isObject() || node.isBoolean()) {
      found.add(new Subschema(keyword, pointer, node));
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
