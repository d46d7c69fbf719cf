package io.harmonia.smoke.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and lengths of time as settings state them. */
final class Measures {
  private static final Duration MOST = Duration.ofDays(365);
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "b", 1L, "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L);
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})\\s?([kKmMgG]?[bB]|)");
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s?(ms|s|m|h|d)");

  private Measures() {}

  /** For example {@code 500}, {@code 20MB} or {@code 2 GB}; units are powers of 1,000. */
  static Optional<Long> number(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return Optional.empty();
    }
    long unit = BYTES.getOrDefault(number.group(2).toLowerCase(Locale.ROOT), 1L);
    try {
      return Optional.of(Math.multiplyExact(Long.parseLong(number.group(1)), unit));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /**
   * For example {@code 90s}, {@code 10m}, {@code 2h}, {@code 7d}, or ISO 8601's {@code PT10M};
   * above 0.
   */
  static Optional<Duration> duration(String text) {
    return parse(text)
        .filter(duration -> !duration.isNegative() && !duration.isZero())
        .filter(duration -> duration.compareTo(MOST) <= 0);
  }

  private static Optional<Duration> parse(String text) {
    Matcher simple = SHORT.matcher(text);
    if (!simple.matches()) {
      try {
        return Optional.of(Duration.parse(text));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
    long number = Long.parseLong(simple.group(1));
    return Optional.of(
        simple.group(2).equals("ms")
            ? Duration.ofMillis(number)
            : simple.group(2).equals("d")
                ? Duration.ofDays(number)
                : Duration.parse("PT" + number + simple.group(2)));
  }
}
