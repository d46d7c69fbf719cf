package io.harmonia.smoke.settings;

/** The suite was asked for something that makes no sense; the message says what to ask for. */
public final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongUsageException(String message) {
    super(message);
  }
}
