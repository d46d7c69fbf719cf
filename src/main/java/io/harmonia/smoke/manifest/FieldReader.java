package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.DigestLookalike;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.JsonPlaces;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Reads the fields of one JSON object. A field that is {@code null} counts as not stated.
 *
 * @param places where its values stand
 * @param object the object
 */
public record FieldReader(JsonPlaces places, ObjectNode object) {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** The first of these fields that is stated. */
  Optional<String> firstStated(String... names) {
    for (String name : names) {
      if (object.hasNonNull(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  public Optional<Stated<String>> text(String... names) {
    return read(FieldReader::text, names);
  }

  /** The text that a value is. */
  public static Stated<String> text(JsonNode node, Location at) {
    return withText(node, at, (text, place) -> Stated.valid(text, place, text));
  }

  /** A field in which anything may stand, as text. */
  Optional<Stated<String>> anything(String name) {
    return read(FieldReader::anything, name);
  }

  /** A value as text, whatever it is. */
  static Stated<String> anything(JsonNode node, Location at) {
    String text = written(node);
    return Stated.valid(text, at, text);
  }

  /** A text as it is, anything else as JSON. */
  static String written(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  Optional<Stated<String>> nonBlankText(String... names) {
    return read(
        (node, at) ->
            withText(
                node,
                at,
                (text, place) ->
                    text.isBlank()
                        ? Stated.invalid(text, place, "is blank", "Write the entry's name.")
                        : Stated.valid(text, place, text)),
        names);
  }

  Optional<Stated<EntryVersion>> version(String name) {
    return read((node, at) -> withText(node, at, FieldReader::parseVersion), name);
  }

  Optional<Stated<Sha256>> sha256(String name) {
    return read((node, at) -> withText(node, at, FieldReader::parseSha256), name);
  }

  Optional<Stated<String>> url(String name) {
    return read((node, at) -> withText(node, at, SourceUrl::parse), name);
  }

  public Optional<Stated<RelativePath>> path(PathRules rules, String... names) {
    return read(
        (node, at) ->
            withText(node, at, (text, place) -> parsePath(text, place, rules, RelativePath.ROOT)),
        names);
  }

  /** A path relative to a base, which means nothing where the base is unknown. */
  Optional<Stated<RelativePath>> pathBelow(
      Optional<RelativePath> base, PathRules rules, String name) {
    return read(
        (node, at) ->
            withText(
                node,
                at,
                (text, place) ->
                    base.isPresent()
                        ? parsePath(text, place, rules, base.get())
                        : Stated.meaningless(text, place)),
        name);
  }

  /** A count or a number of bytes. */
  Optional<Stated<Long>> amount(String name) {
    return read((node, at) -> parseAmount(name, node, at), name);
  }

  /** A date such as {@code 2026-12-31} (ISO 8601). */
  public Optional<Stated<LocalDate>> date(String name) {
    return read((node, at) -> withText(node, at, FieldReader::parseDate), name);
  }

  public static Problem wrongType(Location at, String what, String expected, JsonNode actual) {
    return new Problem(
        at,
        what + " is " + describe(actual) + ", expected " + expected,
        "Write " + expected + " there.");
  }

  static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "the text " + Printable.quoted(node.asText());
      case NULL -> "null";
      default -> Printable.of(node.asText());
    };
  }

  private <T> Optional<Stated<T>> read(
      BiFunction<JsonNode, Location, Stated<T>> parse, String... names) {
    return firstStated(names).map(n -> parse.apply(object.get(n), places.at(object, n)));
  }

  private static <T> Stated<T> withText(
      JsonNode node, Location at, BiFunction<String, Location, Stated<T>> parse) {
    return node.isTextual()
        ? parse.apply(node.asText(), at)
        : Stated.invalid(
            node.asText(), at, "is " + describe(node) + ", expected a text", "Write it as a text.");
  }

  private static Stated<EntryVersion> parseVersion(String text, Location at) {
    return EntryVersion.parse(text)
        .map(version -> Stated.valid(text, at, version))
        .orElseGet(
            () ->
                Stated.invalid(
                    text,
                    at,
                    Printable.quoted(text) + " is not a semantic version",
                    "Write MAJOR.MINOR.PATCH without leading zeros, for example 1.0.0"
                        + " (semver.org)."));
  }

  private static Stated<Sha256> parseSha256(String text, Location at) {
    return Sha256.parse(text)
        .map(digest -> Stated.valid(text, at, digest))
        .orElseGet(
            () ->
                Stated.invalid(
                    text,
                    at,
                    Printable.quoted(text)
                        + " is not a SHA-256: expected 64 hexadecimal digits, actual "
                        + DigestLookalike.describe(text),
                    "Write what sha256sum prints for the file, or remove this field."));
  }

  private static Stated<LocalDate> parseDate(String text, Location at) {
    try {
      if (DATE.matcher(text).matches()) {
        return Stated.valid(text, at, LocalDate.parse(text));
      }
    } catch (DateTimeParseException e) {
      // written like a date, and there is no such day
    }
    return Stated.invalid(
        text,
        at,
        Printable.quoted(text) + " is not a date: expected YYYY-MM-DD",
        "Write a date of the calendar, for example 2026-12-31.");
  }

  static Stated<RelativePath> parsePath(
      String text, Location at, PathRules rules, RelativePath base) {
    ParsedPath parsed = rules.parse(text, base);
    if (parsed instanceof ParsedPath.Safe safe) {
      return Stated.valid(text, at, safe.path());
    }
    ParsedPath.Refused refused = (ParsedPath.Refused) parsed;
    return Stated.invalid(
        text, at, Printable.quoted(text) + " " + refused.reason(), refused.remedy());
  }

  private static Stated<Long> parseAmount(String name, JsonNode node, Location at) {
    String text = node.asText();
    if (!node.isIntegralNumber()) {
      return Stated.invalid(
          text,
          at,
          "is " + describe(node) + ", expected a whole number written with digits alone",
          "Write the number with digits alone, without a fraction, an exponent or quotation marks.");
    }
    BigInteger value = node.bigIntegerValue();
    if (value.signum() < 0) {
      return Stated.invalid(
          text,
          at,
          "is " + Printable.of(text) + ", expected 0 or more",
          "Write the real " + name + ".");
    }
    if (value.bitLength() >= Long.SIZE) {
      return Stated.invalid(
          text,
          at,
          "is " + Printable.of(text) + ", more than any file system holds",
          "Write the real number.");
    }
    return Stated.valid(text, at, value.longValueExact());
  }
}
