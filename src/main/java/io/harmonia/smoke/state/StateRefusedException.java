package io.harmonia.smoke.state;

/** A folder may not hold what a run believes. */
public final class StateRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  StateRefusedException(String message) {
    super(message);
  }
}
