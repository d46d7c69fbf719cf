package io.harmonia.smoke.cli;

/** How {@code check} says what it found, on the standard output. */
enum Format {
  /** Lines for people. */
  text,
  /** The same, and workflow commands that make GitHub show findings beside their lines. */
  github,
  /** The JSON report. */
  json
}
