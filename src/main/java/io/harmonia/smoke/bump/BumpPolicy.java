package io.harmonia.smoke.bump;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a version that rose by less than its change asks for comes to. */
public enum BumpPolicy {
  /** A remark. */
  LENIENT,
  /** Drift. */
  STRICT;

  /** The policy of that word. */
  public static Optional<BumpPolicy> parse(String word) {
    return Arrays.stream(values()).filter(policy -> policy.label().equals(word)).findFirst();
  }

  /** As the setting writes it, for example {@code strict}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
