package io.harmonia.smoke.authoring;

import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.ReadFile;

/** Requires that what is to be changed can be read. */
public final class Reading {
  private Reading() {}

  /**
   * What was read.
   *
   * @param shownAs the file, as messages show it
   * @throws RefusedException if it could not be
   */
  public static <T> T require(String shownAs, ReadFile<T> read) throws RefusedException {
    if (read instanceof ReadFile.Parsed<T> parsed) {
      return parsed.parsed();
    }
    throw new RefusedException(why(Printable.of(shownAs), read));
  }

  private static Refusal why(String shown, ReadFile<?> read) {
    if (read instanceof ReadFile.Malformed<?> malformed) {
      return Refusal.of(malformed.problem());
    }
    if (read instanceof ReadFile.Refused<?> refused) {
      return Refusal.of(refused.problem());
    }
    if (read instanceof ReadFile.Unreadable<?> unreadable) {
      return FileHashes.unreadable(shown, unreadable.reason());
    }
    if (read instanceof ReadFile.TimedOut<?> late) {
      return Refusal.of(
          shown + ": was not read within " + late.deadline() + " (smoke.timeout)",
          "Raise smoke.timeout.");
    }
    return Refusal.of(shown + ": is not there", "Write it, or restore it from git.");
  }

  /** What a shell does to the file that its {@code >} names, before a program reads it. */
  static Refusal truncated(String shown) {
    return Refusal.of(
        shown
            + ": is empty: expected what was recorded so far, or no such file; a shell's > empties"
            + " the file that it names before it is read",
        "Restore it (git restore), or remove it if there was none, and print to another file first:"
            + " … > new && mv new "
            + shown);
  }
}
