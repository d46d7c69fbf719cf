package io.harmonia.smoke.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A draft of JSON Schema that is supported, and its keywords.
 *
 * <p>They are listed here because the validator's own list is longer: it has {@code id} in every
 * draft, {@code notAllowed}, and the values {@code true} and {@code false}.
 */
public enum SchemaDraft {
  /** <a href="https://json-schema.org/draft-07">Draft 7</a>. */
  DRAFT_7("draft 7", SpecificationVersion.DRAFT_7),
  /** <a href="https://json-schema.org/draft/2019-09">Draft 2019-09</a>. */
  DRAFT_2019_09("draft 2019-09", SpecificationVersion.DRAFT_2019_09),
  /** <a href="https://json-schema.org/draft/2020-12">Draft 2020-12</a>. */
  DRAFT_2020_12("draft 2020-12", SpecificationVersion.DRAFT_2020_12);

  private static final Set<String> SINCE_2019_09 =
      Set.of(
          "$anchor",
          "$defs",
          "$vocabulary",
          "dependentRequired",
          "dependentSchemas",
          "maxContains",
          "minContains",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> UNTIL_2019_09 = Set.of("additionalItems");
  private static final Set<String> ONLY_2019_09 = Set.of("$recursiveAnchor", "$recursiveRef");
  private static final Set<String> SINCE_2020_12 =
      Set.of("$dynamicAnchor", "$dynamicRef", "prefixItems");

  /** What describes and checks nothing, in whichever draft it was introduced. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "$comment",
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

  /** In every draft; {@code dependencies} is no longer described, and still checked. */
  private static final Set<String> COMMON =
      Set.of(
          "$ref",
          "additionalProperties",
          "allOf",
          "anyOf",
          "const",
          "contains",
          "dependencies",
          "else",
          "enum",
          "exclusiveMaximum",
          "exclusiveMinimum",
          "format",
          "if",
          "items",
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
          "oneOf",
          "pattern",
          "patternProperties",
          "properties",
          "propertyNames",
          "required",
          "then",
          "type",
          "uniqueItems");

  private final String title;
  private final SpecificationVersion version;

  SchemaDraft(String title, SpecificationVersion version) {
    this.title = title;
    this.version = version;
  }

  /**
   * The draft that a schema names; one that names none is 2020-12, as the specification says. An
   * empty fragment means nothing: {@code http://json-schema.org/draft-07/schema} is draft 7 with
   * {@code #} and without.
   */
  static Optional<SchemaDraft> of(JsonNode schema) {
    JsonNode named = schema.path("$schema");
    return named.isMissingNode()
        ? Optional.of(DRAFT_2020_12)
        : Arrays.stream(values())
            .filter(d -> d.named().equals(withoutEmptyFragment(named.asText())))
            .findFirst();
  }

  private String named() {
    return withoutEmptyFragment(version.getDialectId());
  }

  private static String withoutEmptyFragment(String uri) {
    return uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
  }

  /** The validator's name for it. */
  SpecificationVersion version() {
    return version;
  }

  /** Whether a keyword does in it what its author expects. */
  boolean knows(String keyword) {
    return COMMON.contains(keyword)
        || isAnnotation(keyword)
        || (this != DRAFT_7 && SINCE_2019_09.contains(keyword))
        || (this != DRAFT_2020_12 && UNTIL_2019_09.contains(keyword))
        || (this == DRAFT_2019_09 && ONLY_2019_09.contains(keyword))
        || (this == DRAFT_2020_12 && SINCE_2020_12.contains(keyword));
  }

  /** Whether a keyword describes, and checks nothing in any draft. */
  static boolean isAnnotation(String keyword) {
    return ANNOTATIONS.contains(keyword) || keyword.startsWith("x-");
  }

  /** Whether {@code $ref} switches off everything that stands beside it. */
  boolean refStandsAlone() {
    return this == DRAFT_7;
  }

  /** For example {@code draft 7}. */
  @Override
  public String toString() {
    return title;
  }
}
