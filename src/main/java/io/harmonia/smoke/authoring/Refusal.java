package io.harmonia.smoke.authoring;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.ReadFile;

/**
 * Why nothing was made.
 *
 * @param drift whether the workspace is wrong, so that the suite is red for the same reason;
 *     otherwise it could not be made, or should not
 * @param message starts with the place or the path; printable
 * @param remedy what a person can do about it
 */
public record Refusal(boolean drift, String message, String remedy) {

  /** What could not, or should not, be made. */
  public static Refusal of(String message, String remedy) {
    return new Refusal(false, message, remedy);
  }

  /** What could not, or should not, be made of a file, whose name may be hostile. */
  public static Refusal about(String file, String message, String remedy) {
    return of(Printable.of(file) + ": " + message, remedy);
  }

  /** A file that cannot be read. */
  public static Refusal unreadable(String file, String reason) {
    return about(
        file,
        "cannot be read: " + reason,
        "Give the user who runs this read permission, and run again.");
  }

  /** A document that was not read. */
  static Refusal unread(Document<?> document) {
    String file = document.place().shownAs();
    return document
        .read()
        .whyUnread(
            new ReadFile.Why<Refusal>() {
              @Override
              public Refusal unreadable(ReadFile.Unreadable<?> read) {
                return Refusal.unreadable(file, read.reason());
              }

              @Override
              public Refusal timedOut(Deadline deadline) {
                return about(
                    file,
                    "was not read within " + deadline + " (smoke.timeout)",
                    "Raise smoke.timeout.");
              }

              @Override
              public Refusal refused(Problem problem) {
                return of(problem);
              }

              @Override
              public Refusal malformed(Problem problem) {
                return of(problem);
              }
            })
        .orElseGet(() -> about(file, "is not there", "Write it, or restore it from git."));
  }

  /** What a shell makes of the file that its {@code >} names, before a program reads it. */
  static Refusal truncated(String file) {
    return about(
        file,
        "is empty: expected what was recorded so far, or no such file; a shell's > empties the file"
            + " that it names before it is read",
        "Restore it (git restore), or remove it if there was none, and run this with --write"
            + " instead.");
  }

  /** What the suite finds as well. */
  public static Refusal of(Finding finding) {
    return new Refusal(
        finding.kind().verdict() == Verdict.DRIFTED, finding.message(), finding.remedy());
  }

  /** What the suite finds as well, in the file that is read. */
  public static Refusal of(Problem problem) {
    return of(Finding.of(Kind.MANIFEST_INVALID, problem));
  }

  /** What the suite finds as well, in a field of an entry. */
  public static Refusal of(String field, Problem problem) {
    return new Refusal(
        true, problem.at() + ": " + field + " " + problem.message(), problem.remedy());
  }
}
