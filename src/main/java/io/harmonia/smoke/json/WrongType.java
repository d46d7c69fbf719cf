package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;

/** Says that a value is of another type than expected. */
public final class WrongType {
  private WrongType() {}

  /**
   * The problem.
   *
   * @param what is wrong, for example {@code the entry}
   * @param expected for example {@code an object}
   */
  public static Problem problem(Location at, String what, String expected, JsonNode actual) {
    return new Problem(
        at,
        what + " is " + describe(actual) + ", expected " + expected,
        "Write " + expected + " there.");
  }

  /** What a value is, for example {@code the text "5"}. */
  public static String describe(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "the text " + Printable.quoted(value.asText());
      case NULL -> "null";
      default -> Printable.of(value.asText());
    };
  }
}
