package io.harmonia.smoke.authoring;

import java.util.List;

/** What came of making the content of a file: all of it, or nothing. */
public sealed interface Authored {

  /**
   * The whole content.
   *
   * @param bytes to be printed as they are
   * @param notes what is worth knowing, each a printable sentence
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Made(byte[] bytes, List<String> notes) implements Authored {}

  /** Nothing, for at least one reason. */
  record Refused(List<Refusal> reasons) implements Authored {
    /** Whether the workspace is wrong; otherwise it could not be made. */
    public boolean isDrift() {
      return reasons.stream().anyMatch(Refusal::drift);
    }
  }
}
