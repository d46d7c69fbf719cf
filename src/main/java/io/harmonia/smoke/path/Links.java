package io.harmonia.smoke.path;

import java.util.Locale;
import java.util.Optional;

/** Which symbolic links to artifacts are followed: {@code smoke.links}. */
public enum Links {
  /** Those that stay in the workspace: a change to the repository cannot have others read. */
  INSIDE,
  /** All of them, for hub caches that lie elsewhere. What they lead to is hashed all the same. */
  ANYWHERE;

  /** The rule of that name, in lower case. */
  public static Optional<Links> parse(String text) {
    for (Links links : values()) {
      if (links.label().equals(text)) {
        return Optional.of(links);
      }
    }
    return Optional.empty();
  }

  /** As settings write it, for example {@code inside}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
