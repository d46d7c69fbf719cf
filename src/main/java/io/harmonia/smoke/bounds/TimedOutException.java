package io.harmonia.smoke.bounds;

import java.io.IOException;

/** The deadline came while something was read. */
public final class TimedOutException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Deadline deadline;

  TimedOutException(Deadline deadline) {
    super(deadline + " were over");
    this.deadline = deadline;
  }

  /** Which one. */
  public Deadline deadline() {
    return deadline;
  }
}
