package io.harmonia.smoke.settings;

/** What comes of a run of some of the suite's tests: {@code smoke.partial}. */
public enum PartialRuns {
  /** It is incomplete, and not red: for IDEs, where one test is run on purpose. */
  ALLOW,
  /** It is incomplete and red. */
  REJECT
}
