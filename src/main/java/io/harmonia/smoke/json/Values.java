package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.DigestLookalike;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads single values, and says what is wrong with one. */
public final class Values {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Values() {}

  /** The text that a value is. */
  public static Stated<String> text(JsonNode value, Location at) {
    return ofText(value, at, (text, place) -> Stated.valid(text, place, text));
  }

  /** A value as text, whatever it is. */
  public static Stated<String> anything(JsonNode value, Location at) {
    String text = written(value);
    return Stated.valid(text, at, text);
  }

  /** A text as it is, anything else as JSON. */
  public static String written(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  static <T> Stated<T> ofText(
      JsonNode value, Location at, BiFunction<String, Location, Stated<T>> parse) {
    return value.isTextual()
        ? parse.apply(value.asText(), at)
        : Stated.invalid(
            value.asText(),
            at,
            "is " + WrongType.describe(value) + ", expected a text",
            "Write it as a text.");
  }

  static Stated<Sha256> sha256(String text, Location at) {
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

  static Stated<LocalDate> date(String text, Location at) {
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

  static Stated<Long> amount(String name, JsonNode value, Location at) {
    String text = value.asText();
    if (!value.isIntegralNumber()) {
      return Stated.invalid(
          text,
          at,
          "is " + WrongType.describe(value) + ", expected a whole number written with digits alone",
          "Write the number with digits alone, without a fraction, an exponent or quotation marks.");
    }
    BigInteger number = value.bigIntegerValue();
    if (number.signum() < 0) {
      return Stated.invalid(
          text,
          at,
          "is " + Printable.of(text) + ", expected 0 or more",
          "Write the real " + name + ".");
    }
    if (number.bitLength() >= Long.SIZE) {
      return Stated.invalid(
          text,
          at,
          "is " + Printable.of(text) + ", more than any file system holds",
          "Write the real number.");
    }
    return Stated.valid(text, at, number.longValueExact());
  }
}
