package io.harmonia.smoke.junit;

/** A check could not be made, which is neither a pass nor a failure of what was to be checked. */
public final class UncheckedVerdictException extends Exception {
  private static final long serialVersionUID = 1L;

  UncheckedVerdictException(String message) {
    super(message);
  }
}
