package io.harmonia.smoke.bump;

/** What a version that rose by less than its change asks for comes to. */
public enum BumpPolicy {
  /** A remark. */
  LENIENT,
  /** Drift. */
  STRICT
}
