package io.harmonia.smoke.finding;

import java.util.Locale;
import java.util.Optional;

/** How much must be there: {@code smoke.require}. */
public enum Requirement {
  /** Nothing that is not recorded. */
  NONE,
  /** At least one recorded checksum. */
  RECORDED,
  /** Every artifact that is listed. */
  PRESENT;

  /** The requirement of that name, in lower case. */
  public static Optional<Requirement> parse(String text) {
    for (Requirement requirement : values()) {
      if (requirement.label().equals(text)) {
        return Optional.of(requirement);
      }
    }
    return Optional.empty();
  }

  /** As settings write it, for example {@code recorded}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
