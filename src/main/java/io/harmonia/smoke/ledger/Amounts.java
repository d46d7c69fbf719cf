package io.harmonia.smoke.ledger;

import io.harmonia.smoke.json.Stated;
import java.util.Optional;
import java.util.stream.Stream;

/** Sums of stated amounts. */
public final class Amounts {
  private Amounts() {}

  /** The sum, or nothing where one of them is not validly stated or it exceeds a {@code long}. */
  public static Optional<Long> sum(Stream<Optional<Stated<Long>>> amounts) {
    return amounts
        .map(amount -> amount.flatMap(Stated::value))
        .reduce(
            Optional.of(0L),
            (sum, amount) -> sum.flatMap(s -> amount.flatMap(a -> addExact(s, a))));
  }

  /** The sum, or the largest number where there is no such. */
  public static long addCapped(long one, long other) {
    return addExact(one, other).orElse(Long.MAX_VALUE);
  }

  private static Optional<Long> addExact(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Optional.empty() : Optional.of(sum);
  }
}
