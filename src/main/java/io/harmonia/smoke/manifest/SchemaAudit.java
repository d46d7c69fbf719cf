package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.dialect.Dialect;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds in a schema what a validator passes over in silence: keywords that its dialect does not
 * know (a misspelt {@code requierd} constrains nothing, and metaschemas allow it), and references
 * out of the document, which are never followed.
 *
 * <p>Keywords that start with {@code x-} are annotations.
 */
final class SchemaAudit {
  private static final Set<String> SCHEMAS_BY_NAME =
      Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
  private static final Set<String> SCHEMA_LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> SCHEMAS =
      Set.of(
          "additionalProperties",
          "additionalItems",
          "contains",
          "contentSchema",
          "else",
          "if",
          "items",
          "not",
          "propertyNames",
          "then",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

  /** Annotations and containers that constrain nothing in any dialect, so none is missed. */
  private static final Set<String> HARMLESS =
      Set.of(
          "$comment",
          "$defs",
          "$id",
          "$schema",
          "contentEncoding",
          "contentMediaType",
          "contentSchema",
          "default",
          "definitions",
          "deprecated",
          "description",
          "examples",
          "readOnly",
          "title",
          "writeOnly");

  private final JsonDocument document;
  private final Set<String> known;
  private final Set<String> ids = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private SchemaAudit(JsonDocument document, Dialect dialect) {
    this.document = document;
    this.known = new TreeSet<>(dialect.getKeywords().keySet());
    this.known.addAll(HARMLESS);
  }

  static List<Problem> of(JsonDocument document, Dialect dialect) {
    SchemaAudit audit = new SchemaAudit(document, dialect);
    audit.collectIds(document.root());
    audit.schema(document.root());
    return audit.problems;
  }

  private void collectIds(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("$id").isTextual()) {
      ids.add(object.path("$id").asText());
    }
    node.forEach(this::collectIds);
  }

  private void schema(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return;
    }
    for (Map.Entry<String, JsonNode> keyword : object.properties()) {
      String name = keyword.getKey();
      JsonNode value = keyword.getValue();
      Location at = document.at(object, name);
      if (!known.contains(name) && !name.startsWith("x-")) {
        problems.add(unknownKeyword(name, at));
      } else if (REFERENCES.contains(name)) {
        reference(value.asText(), at);
      } else {
        subschemas(name, value);
      }
    }
  }

  private void subschemas(String keyword, JsonNode value) {
    if (SCHEMAS_BY_NAME.contains(keyword) || SCHEMA_LISTS.contains(keyword)) {
      value.forEach(this::schema);
    } else if (keyword.equals("dependencies")) {
      value.forEach(this::schema);
    } else if (SCHEMAS.contains(keyword)) {
      if (value instanceof ArrayNode array) {
        array.forEach(this::schema);
      } else {
        schema(value);
      }
    }
  }

  private void reference(String target, Location at) {
    String resource =
        target.substring(0, target.indexOf('#') < 0 ? target.length() : target.indexOf('#'));
    if (!resource.isEmpty() && !ids.contains(resource)) {
      problems.add(
          new Problem(
              at,
              "the reference " + Printable.quoted(target) + " leads out of the schema",
              "Copy what it refers to into \"$defs\" (\"definitions\" in draft 7) and refer to"
                  + " \"#/$defs/…\": the suite opens no other file and no network connection."));
    }
  }

  private static Problem unknownKeyword(String name, Location at) {
    return new Problem(
        at,
        "the keyword "
            + Printable.quoted(name)
            + " is unknown to the schema's dialect, so it checks"
            + " nothing",
        "Correct its spelling, or start its name with \"x-\" if it is an annotation.");
  }
}
