package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is taken for a misspelling of a field.
 *
 * @param names the field's names, the one to write first
 * @param resembling what other tools call something like it
 * @param fits whether a value is so clearly one of this field that a name in which one letter
 *     differs is no coincidence
 * @param missed whether nobody else says so where the field is not stated
 */
record Lookalikes(
    List<String> names, List<String> resembling, Predicate<JsonNode> fits, boolean missed) {

  /** What the field is stated to be, under the first of its names that says anything. */
  Optional<JsonNode> statedIn(ObjectNode object) {
    return names.stream()
        .filter(object::hasNonNull)
        .map(object::path)
        .filter(value -> !isEmptyList(value))
        .findFirst();
  }

  /** The name that is meant by another one with this value. */
  Optional<String> meant(String other, JsonNode value) {
    String letters = Spelling.lettersOf(other);
    return names.stream()
        .filter(
            name ->
                Spelling.lettersOf(name).equals(letters)
                    || (fits.test(value)
                        && Spelling.isOneLetterOff(Spelling.lettersOf(name), letters)))
        .findFirst();
  }

  /** Whether a name may mean the field, whatever its value is. */
  boolean resembles(String other) {
    String letters = Spelling.lettersOf(other);
    return resembling.contains(other)
        || names.stream()
            .map(Spelling::lettersOf)
            .anyMatch(name -> name.equals(letters) || Spelling.isOneLetterOff(name, letters));
  }

  static boolean isEmptyList(JsonNode value) {
    return value.isArray() && value.isEmpty();
  }
}
