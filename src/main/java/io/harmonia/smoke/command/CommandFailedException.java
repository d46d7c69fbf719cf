package io.harmonia.smoke.command;

/** A command cannot do what it was asked for; the message says why and what to do. */
public final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A message that says why, and what to do. */
  public CommandFailedException(String message) {
    super(message);
  }
}
