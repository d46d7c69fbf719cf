package io.harmonia.smoke.authoring;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
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
    return read.whyUnread(
            new ReadFile.Why<Refusal>() {
              @Override
              public Refusal unreadable(ReadFile.Unreadable<?> file) {
                return FileHashes.unreadable(shown, file.reason());
              }

              @Override
              public Refusal timedOut(Deadline deadline) {
                return Refusal.of(
                    shown + ": was not read within " + deadline + " (smoke.timeout)",
                    "Raise smoke.timeout.");
              }

              @Override
              public Refusal refused(Problem problem) {
                return Refusal.of(problem);
              }

              @Override
              public Refusal malformed(Problem problem) {
                return Refusal.of(problem);
              }
            })
        .orElseGet(() -> Refusal.of(shown + ": is not there", "Write it, or restore it from git."));
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
