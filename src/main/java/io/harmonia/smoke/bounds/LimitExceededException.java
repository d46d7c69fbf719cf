package io.harmonia.smoke.bounds;

import java.io.IOException;

/** A document is larger than is read. */
public final class LimitExceededException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;

  LimitExceededException(Limit limit) {
    super(limit.setting());
    this.limit = limit;
  }

  /** Which limit. */
  public Limit limit() {
    return limit;
  }
}
