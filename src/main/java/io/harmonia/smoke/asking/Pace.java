package io.harmonia.smoke.asking;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long is waited before the same request is sent again, and how often.
 *
 * @param first the pause before the first time; it doubles from time to time
 * @param longest the longest pause, also where a server asks for a longer one
 * @param times how often a request is sent again
 * @param request how long one may take
 * @param clock tells what dates in {@code Retry-After} mean
 */
record Pace(Duration first, Duration longest, int times, Duration request, Clock clock) {
  /** For servers that others use as well. */
  static final Pace USUAL =
      new Pace(
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          3,
          Duration.ofSeconds(30),
          Clock.systemUTC());

  /** Between half and one and a half of what doubles, so that not all come again at once. */
  Duration pause(int time) {
    long millis = first.toMillis() << Math.min(time, 20);
    long spread = Math.max(1, millis);
    return shorter(Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(spread)));
  }

  /**
   * What a server asks for (RFC 9110 section 10.2.3): a number of seconds, or a date.
   *
   * @return nothing where it says nothing, or nothing that means anything
   */
  Optional<Duration> asked(Optional<String> retryAfter) {
    return retryAfter
        .flatMap(
            text ->
                text.matches("[0-9]{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                    : until(text))
        .map(it -> it.isNegative() ? Duration.ZERO : it);
  }

  private Optional<Duration> until(String date) {
    try {
      ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), then.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Duration shorter(Duration pause) {
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
