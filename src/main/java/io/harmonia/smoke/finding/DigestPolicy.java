package io.harmonia.smoke.finding;

/** What it is worth that a content has a digest that somebody could have made it have. */
public enum DigestPolicy {
  /** It passes, and is counted apart. */
  ANY,
  /** It stays unchecked. */
  STRONG
}
