package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.manifest.SchemaOutline.Place;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells whether a schema can refuse anything at all: {@code {}}, {@code true} and a schema of
 * descriptions, or of definitions that nothing refers to, accept every document.
 */
final class SchemaSubstance {
  private static final Set<String> ASSERTIONS =
      Set.of(
          "const",
          "contains",
          "enum",
          "exclusiveMaximum",
          "exclusiveMinimum",
          "format",
          "maxItems",
          "maxLength",
          "maxProperties",
          "maximum",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "multipleOf",
          "not",
          "pattern",
          "type",
          "uniqueItems");

  /** What is not applied to a document where it stands, or decides nothing alone. */
  private static final Set<String> NOT_APPLIED =
      Set.of("$defs", "contentSchema", "definitions", "if");

  private final SchemaOutline outline;
  private final Set<String> seen = new HashSet<>();

  private SchemaSubstance(SchemaOutline outline) {
    this.outline = outline;
  }

  /** Whether there is a document that the outlined schema refuses, as far as its keywords tell. */
  static boolean isIn(SchemaOutline outline) {
    return new SchemaSubstance(outline).refuses(outline.schemas().get(0));
  }

  private boolean refuses(Place place) {
    if (!seen.add(place.pointer())) {
      return false;
    }
    if (!(place.node() instanceof ObjectNode schema)) {
      return !place.node().booleanValue();
    }
    return asserts(schema)
        || SchemaAudit.references(schema).values().stream()
            .anyMatch(r -> outline.follow(place, r).filter(this::refuses).isPresent())
        || Subschema.of(schema).stream()
            .filter(s -> !NOT_APPLIED.contains(s.keyword()))
            .anyMatch(s -> outline.below(place, s).filter(this::refuses).isPresent());
  }

  private static boolean asserts(ObjectNode schema) {
    return schema.properties().stream().anyMatch(k -> asserts(k.getKey(), k.getValue()));
  }

  private static boolean asserts(String keyword, JsonNode value) {
    return switch (keyword) {
      case "required", "dependentRequired" -> !value.isEmpty();
      case "oneOf" -> value.size() > 1; // two that accept everything refuse everything
      case "dependencies" -> value.properties().stream().anyMatch(d -> d.getValue().isArray());
      default -> ASSERTIONS.contains(keyword);
    };
  }
}
