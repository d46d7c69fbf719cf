package io.harmonia.smoke.settings;

/** Which sources are asked. */
public enum AskedSources {
  /** Each that a record names. */
  ALL,
  /** Those of which the baseline did not record the same. */
  CHANGED
}
