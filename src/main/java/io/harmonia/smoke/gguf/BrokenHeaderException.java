package io.harmonia.smoke.gguf;

/** A header is not what it should be; the message is a sentence without its place. */
final class BrokenHeaderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean endsEarly;

  BrokenHeaderException(String message, boolean endsEarly) {
    super(message);
    this.endsEarly = endsEarly;
  }

  /** Whether the file just ends before its header does. */
  boolean endsEarly() {
    return endsEarly;
  }
}
