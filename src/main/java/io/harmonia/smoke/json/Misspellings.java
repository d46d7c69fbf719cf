package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Tells misspelt fields from extra ones. A misspelt field is worse than a malformed one: the check
 * that it calls for silently does not happen.
 *
 * <p>Extra fields are free. One is taken for a misspelling of a known field, and is a problem where
 * the known field is not stated (an empty list does not count) or says something else, if
 *
 * <ul>
 *   <li>the names are equal but for case and for everything that is neither letter nor digit:
 *       {@code SHA256}, {@code sha-256}, {@code sizeBytes}, <code>"version "</code>; or
 *   <li>they then differ in one letter after the first (missing, added, wrong, or swapped with the
 *       next), and the value is one that the known field holds: {@code file} with a list of files,
 *       {@code sha265} with 64 hexadecimal digits. Only fields that hold content to something are
 *       looked at so closely.
 * </ul>
 *
 * <p>What merely resembles a known field, such as {@code size} or {@code hash}, gets a remark, and
 * so does a misspelt field that says the same as the one beside it, or nothing ({@code []}).
 */
public final class Misspellings {
  private static final int LONGEST = 40;

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Set<String> misspelt = new LinkedHashSet<>();

  private Misspellings() {}

  /**
   * A known field.
   *
   * @param names its names, the one to write first
   * @param resembling what other tools call something like it
   * @param fits whether a value is so clearly one of this field that a name in which one letter
   *     differs is no coincidence
   * @param missed whether nobody else says so where it is not stated
   */
  public record Field(
      List<String> names, List<String> resembling, Predicate<JsonNode> fits, boolean missed) {
    /** A field whose name is taken for misspelt only where its letters are right. */
    public static Field of(String name, String... resembling) {
      return new Field(List.of(name), List.of(resembling), value -> false, true);
    }

    /** A field without which an entry is none, whatever else stands in its place. */
    public static Field required(String... names) {
      return new Field(List.of(names), List.of(), value -> false, false);
    }

    public static Field amount(String name, String... resembling) {
      return new Field(List.of(name), List.of(resembling), JsonNode::isIntegralNumber, true);
    }

    public static Field sha256(String name, String... resembling) {
      return new Field(
          List.of(name),
          List.of(resembling),
          value -> value.isTextual() && Sha256.parse(value.asText()).isPresent(),
          true);
    }

    /** A list of objects that have one of these fields. */
    public static Field listOf(List<String> fieldsOfOne, String... names) {
      return new Field(List.of(names), List.of(), value -> isListOf(fieldsOfOne, value), true);
    }

    /** The same field, that other tools call something else. */
    public Field resembling(String... others) {
      return new Field(names, List.of(others), fits, missed);
    }

    public static Field object(String name) {
      return new Field(List.of(name), List.of(), JsonNode::isObject, true);
    }

    private static boolean isListOf(List<String> fields, JsonNode value) {
      if (!value.isArray() || value.isEmpty()) {
        return false;
      }
      for (JsonNode element : value) {
        if (fields.stream().noneMatch(element::has)) {
          return false;
        }
      }
      return true;
    }

    /** What it is stated to be, under the first of its names that says anything. */
    private Optional<JsonNode> statedIn(ObjectNode object) {
      return names.stream()
          .filter(object::hasNonNull)
          .map(object::path)
          .filter(value -> !isEmptyList(value))
          .findFirst();
    }

    private Optional<String> spelt(String misspelt, JsonNode value) {
      String letters = lettersOf(misspelt);
      return names.stream()
          .filter(
              name ->
                  lettersOf(name).equals(letters)
                      || (fits.test(value) && isOneLetterOff(lettersOf(name), letters)))
          .findFirst();
    }

    private boolean resembles(String other) {
      String letters = lettersOf(other);
      return resembling.contains(other)
          || names.stream()
              .map(Misspellings::lettersOf)
              .anyMatch(name -> name.equals(letters) || isOneLetterOff(name, letters));
    }
  }

  /** The fields of one kind of object, and the names that were found to be none of them. */
  public static final class KnownFields {
    private static final int REMEMBERED = 1_000;

    private final List<Field> fields;
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    public KnownFields(List<Field> fields) {
      this.fields = fields;
    }

    List<Field> fields() {
      return fields;
    }

    /** Whether a name is none of these fields' and yet may be meant for one. */
    private boolean mayMean(String name) {
      if (others.contains(name)) {
        return false;
      }
      boolean may =
          fields.stream().noneMatch(field -> field.names().contains(name))
              && fields.stream().anyMatch(field -> field.resembles(name));
      if (!may && others.size() < REMEMBERED) {
        others.add(name);
      }
      return may;
    }
  }

  /**
   * Finds the misspelt fields of an object.
   *
   * @param known the fields that call for checks
   */
  public static Misspellings in(JsonPlaces places, ObjectNode object, KnownFields known) {
    Misspellings found = new Misspellings();
    object
        .properties()
        .forEach(
            property -> {
              String name = property.getKey();
              boolean isExtra =
                  name.length() <= LONGEST && !property.getValue().isNull() && known.mayMean(name);
              if (isExtra) {
                found.judge(places, object, known, name);
              }
            });
    return found;
  }

  private void judge(JsonPlaces places, ObjectNode object, KnownFields known, String name) {
    JsonNode value = object.path(name);
    for (Field field : known.fields()) {
      Optional<String> spelt = field.spelt(name, value);
      Optional<JsonNode> stated = field.statedIn(object);
      if (spelt.isPresent()
          && stated.isEmpty()
          && field.missed()
          && !isHarmless(object, field, value)) {
        misspelt.add(name);
        problems.add(
            misspelt(places.at(object, name), name, spelt.get(), object.hasNonNull(spelt.get())));
        return;
      }
      if (spelt.isPresent() && stated.isPresent() && !saysNothingElse(value, stated.get())) {
        misspelt.add(name);
        problems.add(contradiction(places.at(object, name), name, spelt.get()));
        return;
      }
    }
    known.fields().stream()
        .filter(field -> field.resembles(name))
        .findFirst()
        .ifPresent(
            field ->
                remarks.add(
                    places.at(object, name)
                        + ": nothing checks "
                        + Printable.quoted(name)
                        + "; what is checked is \""
                        + field.names().get(0)
                        + "\""));
  }

  /** An empty list beside an empty list. */
  private static boolean isHarmless(ObjectNode object, Field field, JsonNode value) {
    return isEmptyList(value) && field.names().stream().anyMatch(object::hasNonNull);
  }

  private static boolean saysNothingElse(JsonNode value, JsonNode stated) {
    if (isEmptyList(value) || value.equals(stated)) {
      return true;
    }
    Optional<Sha256> digest = Sha256.parse(value.asText());
    return value.isValueNode()
        && stated.isValueNode()
        && (value.asText().equals(stated.asText())
            || (digest.isPresent() && digest.equals(Sha256.parse(stated.asText()))));
  }

  private static boolean isEmptyList(JsonNode value) {
    return value.isArray() && value.isEmpty();
  }

  private static Problem misspelt(Location at, String name, String expected, boolean beside) {
    return new Problem(
        at,
        "the field "
            + Printable.quoted(name)
            + " is misspelt, so nothing checks it: expected \""
            + expected
            + "\"",
        (beside ? "Move what it holds to \"" : "Rename it to \"")
            + expected
            + "\", or, if it means something else, give it a name of its own.");
  }

  private static Problem contradiction(Location at, String name, String expected) {
    return new Problem(
        at,
        "the field "
            + Printable.quoted(name)
            + " is misspelt and says something else than \""
            + expected
            + "\" beside it, so nothing checks it",
        "Remove the one that is wrong, or, if it means something else, give it a name of its own.");
  }

  /** What is misspelt. */
  public List<Problem> problems() {
    return problems;
  }

  /** What resembles a known field. */
  public List<String> remarks() {
    return remarks;
  }

  /** The names that are misspelt. */
  public Set<String> names() {
    return misspelt;
  }

  public static String lettersOf(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isOneLetterOff(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int start = 0;
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String inOne = one.substring(start, one.length() - end);
    String inOther = other.substring(start, other.length() - end);
    boolean swapped =
        inOne.length() == 2 && inOther.contentEquals(new StringBuilder(inOne).reverse());
    return start > 0 && (swapped || (inOne.length() <= 1 && inOther.length() <= 1));
  }
}
