package io.harmonia.smoke.yaml;

import io.harmonia.smoke.text.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML document. An alias is the very value that its anchor names. */
public sealed interface YamlNode {
  /** Where it stands. */
  Location at();

  /** What it is, for messages. */
  String what();

  /** Its text, where it is one; {@code 5} and {@code "5"} are the same. */
  default Optional<String> text() {
    return Optional.empty();
  }

  /** The value of a key, unless it is none or null. */
  default Optional<YamlNode> get(String key) {
    return Optional.empty();
  }

  /** Its values, where it is a sequence. */
  default List<YamlNode> elements() {
    return List.of();
  }

  /** Its values by their keys, where it is a mapping. */
  default Map<String, YamlNode> fields() {
    return Map.of();
  }

  /** Whether it is nothing: {@code null}, {@code ~} or nothing at all. */
  default boolean isNull() {
    return false;
  }

  /**
   * A text, a number, true, false or null.
   *
   * @param plain whether it is written without quotation marks
   */
  record Scalar(Location at, String value, boolean plain) implements YamlNode {
    @Override
    public Optional<String> text() {
      return isNull() ? Optional.empty() : Optional.of(value);
    }

    @Override
    public boolean isNull() {
      return plain && (value.isEmpty() || value.equals("~") || value.equalsIgnoreCase("null"));
    }

    @Override
    public String what() {
      return isNull() ? "nothing" : "a text or number";
    }
  }

  /** Values by their keys, in their order. */
  record Mapping(Location at, Map<String, YamlNode> fields) implements YamlNode {
    @Override
    public Optional<YamlNode> get(String key) {
      return Optional.ofNullable(fields.get(key)).filter(value -> !value.isNull());
    }

    @Override
    public String what() {
      return "a mapping";
    }
  }

  /** Values in their order. */
  record Sequence(Location at, List<YamlNode> elements) implements YamlNode {
    @Override
    public String what() {
      return "a list";
    }
  }
}
