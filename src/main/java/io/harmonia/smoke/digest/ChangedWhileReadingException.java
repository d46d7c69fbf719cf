package io.harmonia.smoke.digest;

import java.io.IOException;

/** A file was written to or replaced while it was being read, so its digest means nothing. */
public final class ChangedWhileReadingException extends IOException {
  private static final long serialVersionUID = 1L;

  ChangedWhileReadingException(String what) {
    super(what);
  }
}
