package io.harmonia.smoke.safetensors;

/** A header is not what it should be; the message stands after “its header is not valid: ”. */
final class MalformedHeaderException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedHeaderException(String message) {
    super(message);
  }
}
