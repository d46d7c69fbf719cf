package io.harmonia.smoke.bounds;

import java.io.InputStream;

/** What a run may take. */
public record Bounds(Limits limits, Deadline deadline) {
  /** The standard limits, and no deadline. */
  public static final Bounds STANDARD = new Bounds(Limits.STANDARD, Deadline.NONE);

  /**
   * A document's stream, which ends with a {@link LimitExceededException} where the document is too
   * large and with a {@link TimedOutException} where the deadline comes first.
   */
  public InputStream hold(InputStream document) {
    return new BoundedStream(document, deadline, limits.of(Limit.DOCUMENT_SIZE));
  }
}
