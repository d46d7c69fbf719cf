package io.harmonia.smoke.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.vocabulary.Vocabulary;
import io.harmonia.smoke.schema.SchemaOutline.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether a schema can refuse any manifest at all: {@code {}}, {@code true} and a schema of
 * descriptions, or of definitions that nothing refers to, accept every document. So does one whose
 * keywords at the top are for arrays, texts or numbers, since a manifest is an object.
 */
final class SchemaSubstance {
  private static final Set<String> ASSERTIONS =
      Set.of("const", "enum", "maxProperties", "minProperties", "not", "type");
  private static final Set<String> ASSERTIONS_FOR_OTHERS_THAN_OBJECTS =
      Stream.concat(
              Stream.of("contains", "format"),
              SchemaDraft.names(Vocabulary.DRAFT_2020_12_VALIDATION))
          .collect(Collectors.toUnmodifiableSet());

  /** What is not applied to a document where it stands, or decides nothing alone. */
  private static final Set<String> NOT_APPLIED =
      Set.of("$defs", "contentSchema", "definitions", "if");

  private static final Set<String> APPLIED_TO_ITEMS =
      Set.of("additionalItems", "contains", "items", "prefixItems", "unevaluatedItems");
  private static final Set<String> APPLIED_TO_FIELDS =
      Set.of(
          "additionalProperties",
          "patternProperties",
          "properties",
          "propertyNames",
          "unevaluatedProperties");

  private final SchemaOutline outline;
  private final Set<String> seen = new HashSet<>();

  private SchemaSubstance(SchemaOutline outline) {
    this.outline = outline;
  }

  /** Whether there is a manifest that the outlined schema refuses, as far as its keywords tell. */
  static boolean isIn(SchemaOutline outline) {
    return new SchemaSubstance(outline).refuses(outline.schemas().get(0), true);
  }

  private boolean refuses(Place place, boolean isTop) {
    if (!seen.add(isTop + place.pointer())) {
      return false;
    }
    if (!(place.node() instanceof ObjectNode schema)) {
      return !place.node().booleanValue();
    }
    return asserts(schema, isTop)
        || SchemaOutline.references(schema).values().stream()
            .anyMatch(r -> outline.follow(place, r).filter(p -> refuses(p, isTop)).isPresent())
        || Subschema.of(schema).stream()
            .filter(s -> !NOT_APPLIED.contains(s.keyword()))
            .filter(s -> !isTop || !APPLIED_TO_ITEMS.contains(s.keyword()))
            .anyMatch(s -> refuses(place, s, isTop && !APPLIED_TO_FIELDS.contains(s.keyword())));
  }

  private boolean refuses(Place place, Subschema subschema, boolean isTop) {
    return outline.below(place, subschema).filter(p -> refuses(p, isTop)).isPresent();
  }

  private static boolean asserts(ObjectNode schema, boolean isTop) {
    return schema.properties().stream().anyMatch(k -> asserts(k.getKey(), k.getValue(), isTop));
  }

  private static boolean asserts(String keyword, JsonNode value, boolean isTop) {
    return switch (keyword) {
      case "required", "dependentRequired" -> !value.isEmpty();
      case "oneOf" -> value.size() > 1; // two that accept everything refuse everything
      case "dependencies" -> value.properties().stream().anyMatch(d -> d.getValue().isArray());
      default ->
          ASSERTIONS.contains(keyword)
              || (!isTop && ASSERTIONS_FOR_OTHERS_THAN_OBJECTS.contains(keyword));
    };
  }
}
