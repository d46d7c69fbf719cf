package io.harmonia.smoke.content;

import java.util.Locale;
import java.util.Optional;

/** What files are that nothing lists: {@code smoke.unlisted}. */
public enum UnlistedPolicy {
  /** Worth a remark. */
  REMARK,
  /** Drift. */
  REJECT;

  /** The policy of that name, in lower case. */
  public static Optional<UnlistedPolicy> parse(String text) {
    for (UnlistedPolicy policy : values()) {
      if (policy.label().equals(text)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /** As settings write it, for example {@code remark}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
