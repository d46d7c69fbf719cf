package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A field that objects of one kind have, stated once: its names, how its value is read, and what is
 * taken for a misspelling of it.
 *
 * <pre>{@code
 * static final Field<Long> SIZE = Field.amount("size_bytes").resembling("size", "bytes");
 * Optional<Stated<Long>> size = SIZE.in(object);
 * }</pre>
 *
 * @param <T> type of its value
 */
public final class Field<T> {
  private final Parser<T> parser;
  private final Lookalikes lookalikes;

  /** Reads a value of an object. */
  @FunctionalInterface
  private interface Parser<T> {
    Stated<T> parse(JsonNode value, Location at, PathBase paths);
  }

  private Field(Parser<T> parser, Lookalikes lookalikes) {
    this.parser = parser;
    this.lookalikes = lookalikes;
  }

  private static <T> Field<T> of(Parser<T> parser, Predicate<JsonNode> fits, String... names) {
    return new Field<>(parser, new Lookalikes(List.of(names), List.of(), fits, true));
  }

  /** A text that is parsed into something else. */
  public static <T> Field<T> parsed(
      BiFunction<String, Location, Stated<T>> parser, String... names) {
    return of((value, at, paths) -> Values.ofText(value, at, parser), value -> false, names);
  }

  /** Any text. */
  public static Field<String> text(String... names) {
    return parsed((text, at) -> Stated.valid(text, at, text), names);
  }

  /** Anything, as text. */
  public static Field<String> anything(String name) {
    return of((value, at, paths) -> Values.anything(value, at), value -> false, name);
  }

  /** A value that is read further by whoever asks for it. */
  public static Field<JsonNode> json(String... names) {
    return of((value, at, paths) -> Stated.valid(value.asText(), at, value), value -> false, names);
  }

  /** A count or a number of bytes. */
  public static Field<Long> amount(String name) {
    return of(
        (value, at, paths) -> Values.amount(name, value, at), JsonNode::isIntegralNumber, name);
  }

  /** A SHA-256 in hexadecimal digits. */
  public static Field<Sha256> sha256(String name) {
    return of(
        (value, at, paths) -> Values.ofText(value, at, Values::sha256),
        value -> value.isTextual() && Sha256.parse(value.asText()).isPresent(),
        name);
  }

  /** A path. */
  public static Field<RelativePath> path(String... names) {
    return of((value, at, paths) -> Values.ofText(value, at, paths::parse), value -> false, names);
  }

  /** A date such as {@code 2026-12-31} (ISO 8601). */
  public static Field<LocalDate> date(String name) {
    return parsed(Values::date, name);
  }

  /** The same field, which other tools call something else. */
  public Field<T> resembling(String... others) {
    return new Field<>(
        parser, new Lookalikes(names(), List.of(others), lookalikes.fits(), lookalikes.missed()));
  }

  /** The same field, of which such a value clearly is one. */
  public Field<T> fitting(Predicate<JsonNode> fits) {
    return new Field<>(
        parser, new Lookalikes(names(), lookalikes.resembling(), fits, lookalikes.missed()));
  }

  /** The same field, without which an object is none: that it is not stated is said elsewhere. */
  public Field<T> required() {
    return new Field<>(
        parser, new Lookalikes(names(), lookalikes.resembling(), lookalikes.fits(), false));
  }

  /** The name to write. */
  public String name() {
    return names().get(0);
  }

  /** Its names, the one to write first. */
  public List<String> names() {
    return lookalikes.names();
  }

  /** What an object states it to be, under the first of its names that is stated. */
  public Optional<Stated<T>> in(JsonObject object) {
    return object
        .firstStated(names())
        .map(name -> parser.parse(object.node().path(name), object.at(name), object.paths()));
  }

  Lookalikes lookalikes() {
    return lookalikes;
  }

  @Override
  public String toString() {
    return name();
  }
}
