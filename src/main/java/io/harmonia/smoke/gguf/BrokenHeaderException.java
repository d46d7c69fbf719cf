package io.harmonia.smoke.gguf;

/** A header is not what it should be; the message is a sentence without its place. */
final class BrokenHeaderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final boolean endsEarly;

  BrokenHeaderException(String message, boolean endsEarly) {
    super(message);
    this.sentence = message;
    this.endsEarly = endsEarly;
  }

  /** What is wrong, without a full stop. */
  String sentence() {
    return sentence;
  }

  /** Whether the file just ends before its header does. */
  boolean endsEarly() {
    return endsEarly;
  }
}
