package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Problem;
import java.io.IOException;

/** Something lies there, and nothing of what a record speaks of: it counts as not there. */
public final class NotThereException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public NotThereException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /** What is there instead, and what to do. */
  public Problem problem() {
    return problem;
  }
}
