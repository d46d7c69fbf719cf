package io.harmonia.smoke.json;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.Optional;

/**
 * A field as a manifest states it: its text, where it stands, and the value it is, or else what is
 * wrong with it.
 *
 * @param text as written
 * @param at where it stands
 * @param value what it is, unless something is wrong with it
 * @param problem what is wrong with it, if anything
 * @param <T> type of the value
 */
public record Stated<T>(String text, Location at, Optional<T> value, Optional<Problem> problem) {

  public static <T> Stated<T> valid(String text, Location at, T value) {
    return new Stated<>(text, at, Optional.of(value), Optional.empty());
  }

  public static <T> Stated<T> invalid(String text, Location at, String message, String remedy) {
    return new Stated<>(text, at, Optional.empty(), Optional.of(new Problem(at, message, remedy)));
  }

  /** A field that means nothing because another one that it builds on is wrong. */
  public static <T> Stated<T> meaningless(String text, Location at) {
    return new Stated<>(text, at, Optional.empty(), Optional.empty());
  }

  /** The value in its normal spelling, or the text as it stands where it has none. */
  public String normalised() {
    return value.map(Object::toString).orElse(text);
  }
}
