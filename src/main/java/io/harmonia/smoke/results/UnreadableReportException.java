package io.harmonia.smoke.results;

/** A file is no report, or one that nobody can rely on. */
public final class UnreadableReportException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableReportException(String message) {
    super(message);
  }
}
