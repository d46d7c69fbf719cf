package io.harmonia.smoke.upstream;

/** Whoever asks servers. What was asked once is known from then on; answers are waited for. */
public interface Upstream {
  /** What came of a question. */
  Observed ask(Question question);

  /** The same, and not an answer that was kept from an earlier run. */
  Observed askAnew(Question question);

  /** Whether any question to a host, of all that are asked, came to an answer. */
  boolean anyAnswered(String host);

  /**
   * Whether a question is the first of those to which a repository shows nothing, so that it speaks
   * for the others.
   */
  boolean isFirstNotVisible(String repository, Question question);
}
