package io.harmonia.smoke.upstream;

/** The way from a question to what came of it, request by request. It opens no socket. */
public interface Course {
  /** So many redirects are followed. */
  int MOST_REDIRECTS = 5;

  /** How much is asked. */
  enum Depth {
    /** Nothing. */
    NONE,
    /** Whether it is there, and its size. */
    PRESENT,
    /** The digests that servers state, too. */
    DIGEST
  }

  /** The first request. */
  Request first();

  /** What follows from an answer to the last request. */
  Step next(Answer answer);

  /**
   * The last request got no answer that means anything.
   *
   * @param standing {@link Standing#UNREACHABLE} or {@link Standing#REFUSED}
   * @param why to stand after the URL; printable
   */
  Step.Done gaveUp(Standing standing, String why);
}
