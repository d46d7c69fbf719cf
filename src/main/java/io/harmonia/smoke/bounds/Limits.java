package io.harmonia.smoke.bounds;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.EnumMap;
import java.util.Map;

/** The limits of a run. */
public final class Limits {
  /** Every limit as it is unless a setting says otherwise. */
  public static final Limits STANDARD = new Limits(Map.of());

  private final Map<Limit, Long> values = new EnumMap<>(Limit.class);

  /**
   * @param set the limits that are other than standard
   * @throws IllegalArgumentException if one is below 1 or above the most that it can be
   */
  public Limits(Map<Limit, Long> set) {
    for (Limit limit : Limit.values()) {
      long value = set.getOrDefault(limit, limit.standard());
      if (value < 1 || value > limit.most()) {
        throw new IllegalArgumentException(limit + " cannot be " + value);
      }
      values.put(limit, value);
    }
  }

  /** What is allowed. */
  public long of(Limit limit) {
    return values.getOrDefault(limit, limit.standard());
  }

  /** What is wrong with a document that exceeds a limit: it is named, with its setting. */
  public Problem exceeded(Limit limit, Location at) {
    return limit.exceeded(at, of(limit));
  }
}
