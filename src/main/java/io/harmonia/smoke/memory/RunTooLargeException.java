package io.harmonia.smoke.memory;

/** A run cannot fit into the memory that it has; the message says what to do. */
public final class RunTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunTooLargeException(String message) {
    super(message);
  }
}
