package io.harmonia.smoke.cli;

import java.io.IOException;

/** A command cannot do what it was asked for; the message says why and what to do. */
final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }

  /** What an option names cannot be written. */
  static CommandFailedException unwritable(String option, IOException e) {
    return new CommandFailedException(
        option + ": cannot be written: " + e + ". Name a place that may be written to.");
  }
}
