package io.harmonia.smoke.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as it was written: numbers keep their digits ({@code 1.0}, {@code 1e3} and {@code
 * 1000} are three values), objects the order of their fields.
 */
public sealed interface RawJson {

  /**
   * A text.
   *
   * @param text without escapes
   */
  record Text(String text) implements RawJson {}

  /**
   * A number, {@code true}, {@code false} or {@code null}.
   *
   * @param text as written
   */
  record Literal(String text) implements RawJson {
    /** No value. */
    public static final Literal NULL = new Literal("null");

    /** A whole number. */
    public static Literal of(long number) {
      return new Literal(Long.toString(number));
    }
  }

  /**
   * An array.
   *
   * @param elements in their order
   */
  record Elements(List<RawJson> elements) implements RawJson {
    /** An array of these. */
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /**
   * An object.
   *
   * @param fields in their order
   */
  record Members(Map<String, RawJson> fields) implements RawJson {
    /** An object without fields. */
    public static final Members NONE = new Members(Map.of());

    /** An object of these. */
    public Members {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The value of a field; {@code null} counts as not stated. */
    public Optional<RawJson> get(String name) {
      return Optional.ofNullable(fields.get(name)).filter(value -> !value.equals(Literal.NULL));
    }

    /** The elements of a field; none where it is no array. */
    public List<RawJson> elements(String name) {
      return fields.get(name) instanceof Elements array ? array.elements() : List.of();
    }

    /** The same with a field of another value, in the place where it stands, or else at the end. */
    public Members with(String name, RawJson value) {
      Map<String, RawJson> changed = new LinkedHashMap<>(fields);
      changed.put(name, value);
      return new Members(changed);
    }

    /** The same without a field. */
    public Members without(String name) {
      Map<String, RawJson> changed = new LinkedHashMap<>(fields);
      changed.remove(name);
      return new Members(changed);
    }
  }
}
