package io.harmonia.smoke.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the schemas of a schema document stand, and what its references lead to. Nothing outside
 * the document is looked at.
 */
final class SchemaOutline {
  /**
   * A schema in its place.
   *
   * @param pointer its JSON pointer from the document's root
   * @param base the URI that its references are relative to
   * @param node the schema: an object or a boolean
   */
  record Place(String pointer, String base, JsonNode node) {}

  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

  private final SchemaDraft draft;
  private final Map<String, Place> schemas = new LinkedHashMap<>();
  private final Map<String, String> named = new HashMap<>();
  private final Map<ObjectNode, String> repeated = new LinkedHashMap<>();

  private SchemaOutline(SchemaDraft draft) {
    this.draft = draft;
  }

  static SchemaOutline of(JsonNode root, SchemaDraft draft) {
    SchemaOutline outline = new SchemaOutline(draft);
    outline.named.put(WorkspaceSchema.BASE, "");
    outline.collect("", WorkspaceSchema.BASE, root);
    return outline;
  }

  /** The references in a schema, by their keyword. */
  static Map<String, String> references(ObjectNode schema) {
    Map<String, String> references = new TreeMap<>();
    REFERENCES.stream()
        .filter(schema::has)
        .forEach(keyword -> references.put(keyword, schema.path(keyword).asText()));
    return references;
  }

  /** Every schema of the document, the document itself first. */
  List<Place> schemas() {
    return List.copyOf(schemas.values());
  }

  /** Schemas that take a name which another one has, with the keyword that gives it. */
  Map<ObjectNode, String> repeated() {
    return repeated;
  }

  /** Whether a reference stays in the document, whatever it leads to there. */
  boolean staysInside(Place from, String reference) {
    return resolve(from.base(), withoutFragment(reference)).filter(named::containsKey).isPresent();
  }

  /** The schema of the document that a reference leads to, if it leads to one. */
  Optional<Place> follow(Place from, String reference) {
    String fragment = parse(reference).map(URI::getFragment).orElse("");
    Optional<String> resource = resolve(from.base(), withoutFragment(reference));
    boolean isPointer = fragment.isEmpty() || fragment.startsWith("/");
    return isPointer
        ? resource.map(named::get).map(pointer -> schemas.get(pointer + fragment))
        : resource.map(uri -> named.get(uri + "#" + fragment)).map(schemas::get);
  }

  /** A schema that stands in another one. */
  Optional<Place> below(Place place, Subschema subschema) {
    return Optional.ofNullable(schemas.get(place.pointer() + subschema.pointer()));
  }

  private void collect(String pointer, String outerBase, JsonNode node) {
    String base = node instanceof ObjectNode schema ? base(schema, outerBase) : outerBase;
    schemas.put(pointer, new Place(pointer, base, node));
    if (node instanceof ObjectNode schema) {
      if (!base.equals(outerBase)) {
        name(base, pointer, schema, "$id");
      }
      anchor(base, pointer, schema);
      Subschema.of(schema).forEach(s -> collect(pointer + s.pointer(), base, s.node()));
    }
  }

  private String base(ObjectNode schema, String outerBase) {
    boolean ignored = draft.refStandsAlone() && schema.has("$ref");
    return ignored
        ? outerBase
        : resolve(outerBase, withoutFragment(schema.path("$id").asText())).orElse(outerBase);
  }

  private void anchor(String base, String pointer, ObjectNode schema) {
    parse(schema.path("$id").asText())
        .map(URI::getRawFragment)
        .filter(fragment -> !fragment.isEmpty())
        .ifPresent(fragment -> name(base + "#" + fragment, pointer, schema, "$id"));
    for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
      if (schema.has(keyword)) {
        name(base + "#" + schema.path(keyword).asText(), pointer, schema, keyword);
      }
    }
  }

  private void name(String name, String pointer, ObjectNode schema, String keyword) {
    String before = named.putIfAbsent(name, pointer);
    if (before != null && !before.equals(pointer)) {
      repeated.put(schema, keyword);
    }
  }

  private static Optional<String> resolve(String base, String uri) {
    return uri.isEmpty()
        ? Optional.of(base)
        : parse(base).flatMap(b -> parse(uri).map(u -> b.resolve(u).toString()));
  }

  private static String withoutFragment(String uri) {
    return uri.indexOf('#') < 0 ? uri : uri.substring(0, uri.indexOf('#'));
  }

  private static Optional<URI> parse(String uri) {
    try {
      return Optional.of(new URI(uri));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
