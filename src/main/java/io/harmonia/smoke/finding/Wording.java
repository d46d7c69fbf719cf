package io.harmonia.smoke.finding;

import java.util.Optional;

/**
 * What a finding says of its place, in parts, so that nobody has to look for them in a text that
 * may hold names.
 *
 * @param text all that there is to say, or what stands before the difference: {@code models/a: }
 * @param difference what was expected and what is there, if it is that
 */
public record Wording(String text, Optional<Difference> difference) {

  /**
   * What was expected and what is there.
   *
   * @param expected a value, or a clause
   * @param joint what stands before the other
   * @param actual a value, or a clause, and what follows from it
   */
  public record Difference(String expected, String joint, String actual) {}

  /** All that there is to say. */
  public static Wording of(String text) {
    return new Wording(text, Optional.empty());
  }

  /** For example {@code models/a: expected 6 bytes, actual 8 bytes}. */
  public static Wording compared(String before, String expected, String actual) {
    return new Wording(before, Optional.of(new Difference(expected, " ", actual)));
  }

  /** For example {@code models/a: expected a file, actual: there is none}. */
  public static Wording explained(String before, String expected, String actual) {
    return new Wording(before, Optional.of(new Difference(expected, ": ", actual)));
  }

  /** The same, with something before it. */
  Wording after(String before) {
    return new Wording(before + text, difference);
  }

  /** The same, with more of what is there. */
  public Wording and(String more) {
    return difference
        .map(
            both ->
                new Wording(
                    text,
                    Optional.of(
                        new Difference(both.expected(), both.joint(), both.actual() + more))))
        .orElseGet(() -> of(text + more));
  }

  /** In one text. */
  @Override
  public String toString() {
    return text
        + difference
            .map(both -> "expected " + both.expected() + ", actual" + both.joint() + both.actual())
            .orElse("");
  }
}
