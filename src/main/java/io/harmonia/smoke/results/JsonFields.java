package io.harmonia.smoke.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The fields of an object of a report, each of which is taken once, and none is left. */
final class JsonFields {
  private final String where;
  private final ObjectNode object;
  private final TreeSet<String> left = new TreeSet<>();

  private JsonFields(String where, ObjectNode object) {
    this.where = where;
    this.object = object;
    object.fieldNames().forEachRemaining(left::add);
  }

  /** A report is not what it should be. */
  static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message);
    }
  }

  /**
   * Takes an object apart, to the last of its fields.
   *
   * @param where its place, for messages
   * @throws Fault if it is none, or has other fields
   */
  static <T> T read(String where, JsonNode node, Function<JsonFields, T> reader) {
    if (!(node instanceof ObjectNode object)) {
      throw new Fault(where + " is no object");
    }
    JsonFields fields = new JsonFields(where, object);
    T read = reader.apply(fields);
    if (!fields.left.isEmpty()) {
      throw new Fault(where + " has an unknown field " + Printable.quoted(fields.left.first()));
    }
    return read;
  }

  /** What is wrong with a field. */
  Fault fault(String field, String what) {
    return new Fault(where + "." + field + " " + what);
  }

  private JsonNode take(String field) {
    left.remove(field);
    JsonNode node = object.get(field);
    if (node == null) {
      throw fault(field, "is missing");
    }
    return node;
  }

  /** Whether there is such a field. */
  boolean has(String field) {
    return object.has(field);
  }

  String text(String field) {
    return text(field, take(field));
  }

  private String text(String field, JsonNode node) {
    if (!node.isTextual()) {
      throw fault(field, "is no text");
    }
    return node.textValue();
  }

  Optional<String> textOrNull(String field) {
    return orNull(field).map(node -> text(field, node));
  }

  private Optional<JsonNode> orNull(String field) {
    JsonNode node = take(field);
    return node.isNull() ? Optional.empty() : Optional.of(node);
  }

  List<String> texts(String field) {
    return list(field, node -> text(field, node));
  }

  /** The elements of an array. */
  <T> List<T> list(String field, Function<JsonNode, T> element) {
    JsonNode node = take(field);
    if (!node.isArray()) {
      throw fault(field, "is no array");
    }
    List<T> list = new ArrayList<>(node.size());
    node.forEach(one -> list.add(element.apply(one)));
    return List.copyOf(list);
  }

  /** Texts by name. */
  Map<String, String> textsByName(String field) {
    return read(
        where + "." + field,
        take(field),
        fields -> {
          Map<String, String> texts = new TreeMap<>();
          for (String name : List.copyOf(fields.left)) {
            texts.put(name, fields.text(name));
          }
          return texts;
        });
  }

  /** A number from 0 on. */
  long count(String field) {
    return count(field, take(field));
  }

  private long count(String field, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw fault(field, "is no number from 0 on");
    }
    return node.longValue();
  }

  Optional<Long> countOrNull(String field) {
    return orNull(field).map(node -> count(field, node));
  }

  boolean bool(String field) {
    return bool(field, take(field));
  }

  private boolean bool(String field, JsonNode node) {
    if (!node.isBoolean()) {
      throw fault(field, "is neither true nor false");
    }
    return node.booleanValue();
  }

  Optional<Boolean> boolOrNull(String field) {
    return orNull(field).map(node -> bool(field, node));
  }

  <T> T object(String field, Function<JsonFields, T> reader) {
    return read(where + "." + field, take(field), reader);
  }

  <T> Optional<T> objectOrNull(String field, Function<JsonFields, T> reader) {
    return orNull(field).map(node -> read(where + "." + field, node, reader));
  }
}
