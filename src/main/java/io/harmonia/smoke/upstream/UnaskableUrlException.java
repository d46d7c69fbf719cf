package io.harmonia.smoke.upstream;

/** A URL that no server is asked for. The message stands after the URL and is printable. */
public final class UnaskableUrlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean refused;
  private final String remedy;

  UnaskableUrlException(boolean refused, String message, String remedy) {
    super(message);
    this.refused = refused;
    this.remedy = remedy;
  }

  /** Whether it is refused, rather than of a kind that nobody can ask. */
  public boolean isRefused() {
    return refused;
  }

  /** What helps. */
  public String remedy() {
    return remedy;
  }
}
