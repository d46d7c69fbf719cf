package io.harmonia.smoke.model;

import java.util.EnumSet;
import java.util.Set;

/** What the suite does not keep yet. To be emptied. */
final class Pending {
  /** Rules of which the suite may be right or wrong as yet. */
  static final Set<Rule> RULES = EnumSet.of(Rule.UNLISTED);

  private Pending() {}

  static Set<Rule> kept() {
    return EnumSet.complementOf(EnumSet.copyOf(RULES));
  }
}
