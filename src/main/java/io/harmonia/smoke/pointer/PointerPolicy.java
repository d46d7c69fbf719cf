package io.harmonia.smoke.pointer;

import java.util.Locale;
import java.util.Optional;

/** What a Git LFS pointer counts as in the place of a file: {@code smoke.lfs-pointers}. */
public enum PointerPolicy {
  /** It stands for the size and digest that it states. */
  ACCEPT,
  /** It counts as nothing: the file itself must be there. */
  REJECT;

  /** The policy of that name, in lower case. */
  public static Optional<PointerPolicy> parse(String text) {
    for (PointerPolicy policy : values()) {
      if (policy.label().equals(text)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /** As settings write it, for example {@code reject}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
