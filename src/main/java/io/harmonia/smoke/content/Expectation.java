package io.harmonia.smoke.content;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.text.Location;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a file should be.
 *
 * @param digest its digest, if one is stated or recorded
 * @param sizes its sizes, as different places state them
 * @param correctly makes of a digest what would be right where the digest is stated or recorded
 */
public record Expectation(
    Optional<Of<Sha256>> digest, List<Of<Long>> sizes, UnaryOperator<String> correctly) {

  /** A value, and the place that states it. */
  public record Of<T>(T value, Location at) {}

  /** What one place of a manifest states, as far as it is valid. */
  static Expectation stated(Optional<Stated<Long>> size, Optional<Stated<Sha256>> sha256) {
    return new Expectation(
        of(sha256), of(size).map(List::of).orElse(List.of()), Expectation::field);
  }

  /** What would be right in the place of the digest. */
  String correction(Sha256 right) {
    return correctly.apply(right.hex());
  }

  private static String field(String right) {
    return "\"sha256\": \"" + right + "\"";
  }

  private static <T> Optional<Of<T>> of(Optional<Stated<T>> stated) {
    return stated.flatMap(s -> s.value().map(value -> new Of<>(value, s.at())));
  }
}
