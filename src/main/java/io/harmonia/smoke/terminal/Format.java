package io.harmonia.smoke.terminal;

/** How {@code check} says what it found, on the standard output. */
public enum Format {
  /** Lines for people. */
  text,
  /** The same, and workflow commands that make GitHub show findings beside their lines. */
  github,
  /** The JSON report. */
  json
}
