package io.harmonia.smoke.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How the text of a setting is written. */
@FunctionalInterface
interface Form<T> {

  /**
   * The value that a text stands for.
   *
   * @param folder what a relative path is relative to
   * @throws IllegalArgumentException if the text is not written so; the message says what was
   *     expected
   */
  T parse(String text, Path folder);

  /** A path; white space is part of it. */
  static Form<Path> path() {
    return (text, folder) -> folder.resolve(text).normalize();
  }

  /**
   * Values that commas alone separate.
   *
   * @param what they are, as the message says that one is blank
   */
  static <T> Form<List<T>> list(String what, Form<T> each) {
    return (text, folder) -> {
      List<String> parts = List.of(text.split(",", -1));
      if (parts.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("one of the " + what + " is blank: " + text);
      }
      return parts.stream().map(part -> each.parse(part, folder)).distinct().toList();
    };
  }

  /** A word or a number, around which white space is nothing. */
  static <T> Form<T> text(String expected, Function<String, Optional<T>> parse) {
    return (given, folder) -> {
      String text = given.strip();
      return parse
          .apply(text)
          .orElseThrow(
              () -> new IllegalArgumentException("expected " + expected + ", actual " + text));
    };
  }

  /** The name of a constant, in lower case. */
  static <E extends Enum<E>> Form<E> word(Class<E> type) {
    return oneOf(List.of(type.getEnumConstants()), e -> e.name().toLowerCase(Locale.ROOT));
  }

  static Form<Boolean> yesOrNo() {
    return oneOf(List.of(true, false), String::valueOf);
  }

  private static <T> Form<T> oneOf(List<T> values, Function<T, String> label) {
    return text(
        "one of " + values.stream().map(label).toList(),
        word -> values.stream().filter(value -> label.apply(value).equals(word)).findFirst());
  }

  /** A number from the least to the most. */
  static Form<Long> number(String expected, long least, long most) {
    return text(expected, text -> Measures.number(text).filter(n -> n >= least && n <= most));
  }
}
