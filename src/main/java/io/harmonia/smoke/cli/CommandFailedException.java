package io.harmonia.smoke.cli;

/** A command cannot do what it was asked for; the message says why and what to do. */
final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }
}
