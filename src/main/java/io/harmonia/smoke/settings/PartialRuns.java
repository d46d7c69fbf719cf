package io.harmonia.smoke.settings;

import java.util.Locale;
import java.util.Optional;

/** What comes of a run of some of the suite's tests: {@code smoke.partial}. */
public enum PartialRuns {
  /** It is incomplete, and not red: for IDEs, where one test is run on purpose. */
  ALLOW,
  /** It is incomplete and red. */
  REJECT;

  /** The rule of that name, in lower case. */
  static Optional<PartialRuns> parse(String text) {
    for (PartialRuns rule : values()) {
      if (rule.label().equals(text)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** As settings write it, for example {@code allow}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
