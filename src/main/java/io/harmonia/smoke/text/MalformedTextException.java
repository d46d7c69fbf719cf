package io.harmonia.smoke.text;

/** A text as a whole is not what it should be, so nothing of it can be used. */
public final class MalformedTextException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public MalformedTextException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /** What is wrong, and where. */
  public Problem problem() {
    return problem;
  }
}
