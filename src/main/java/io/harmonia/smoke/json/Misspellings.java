package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

  /** The fields of one kind of object, and the names that were found to be none of them. */
  public static final class KnownFields {
    private static final int REMEMBERED = 1_000;

    private final List<Lookalikes> fields;
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    public KnownFields(List<Field<?>> fields) {
      this.fields = fields.stream().map(Field::lookalikes).toList();
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
  public static Misspellings in(JsonObject object, KnownFields known) {
    Misspellings found = new Misspellings();
    object
        .node()
        .properties()
        .forEach(
            property -> {
              String name = property.getKey();
              boolean isExtra =
                  name.length() <= LONGEST && !property.getValue().isNull() && known.mayMean(name);
              if (isExtra) {
                found.judge(object, known, name);
              }
            });
    return found;
  }

  private void judge(JsonObject object, KnownFields known, String name) {
    JsonNode value = object.node().path(name);
    for (Lookalikes field : known.fields) {
      Optional<String> spelt = field.meant(name, value);
      Optional<JsonNode> stated = field.statedIn(object.node());
      if (spelt.isPresent()
          && stated.isEmpty()
          && field.missed()
          && !isHarmless(object.node(), field, value)) {
        misspelt.add(name);
        problems.add(
            misspelt(object.at(name), name, spelt.get(), object.node().hasNonNull(spelt.get())));
        return;
      }
      if (spelt.isPresent() && stated.isPresent() && !saysNothingElse(value, stated.get())) {
        misspelt.add(name);
        problems.add(contradiction(object.at(name), name, spelt.get()));
        return;
      }
    }
    known.fields.stream()
        .filter(field -> field.resembles(name))
        .findFirst()
        .ifPresent(
            field ->
                remarks.add(
                    object.at(name)
                        + ": nothing checks "
                        + Printable.quoted(name)
                        + "; what is checked is \""
                        + field.names().get(0)
                        + "\""));
  }

  /** An empty list beside an empty list. */
  private static boolean isHarmless(ObjectNode object, Lookalikes field, JsonNode value) {
    return Lookalikes.isEmptyList(value) && field.names().stream().anyMatch(object::hasNonNull);
  }

  private static boolean saysNothingElse(JsonNode value, JsonNode stated) {
    if (Lookalikes.isEmptyList(value) || value.equals(stated)) {
      return true;
    }
    Optional<Sha256> digest = Sha256.parse(value.asText());
    return value.isValueNode()
        && stated.isValueNode()
        && (value.asText().equals(stated.asText())
            || (digest.isPresent() && digest.equals(Sha256.parse(stated.asText()))));
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
}
