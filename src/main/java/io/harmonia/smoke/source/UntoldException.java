package io.harmonia.smoke.source;

import java.io.IOException;

/** What is there can be read, and still nobody can tell whether a structure holds. */
public final class UntoldException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param message why not, to stand after the path; printable
   * @param remedy a sentence
   */
  public UntoldException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What helps. */
  public String remedy() {
    return remedy;
  }
}
