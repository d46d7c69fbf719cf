package io.harmonia.smoke.asking;

/** A request that is not sent. The message stands after the URL and is printable. */
final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedRequestException(String message) {
    super(message);
  }
}
