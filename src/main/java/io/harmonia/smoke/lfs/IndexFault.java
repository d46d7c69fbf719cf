package io.harmonia.smoke.lfs;

import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.Relation.Answer;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.text.ShellWord;
import java.io.IOException;
import java.util.List;

/** What is wrong with what git's index has at a path, each as a check of its own. */
final class IndexFault {
  private static final String GIVEN = ": .gitattributes gives it to Git LFS (filter=lfs): expected";

  private IndexFault() {}

  /**
   * A blob in the place of a pointer.
   *
   * @param what it is
   */
  static Relation noPointer(String path, String what) {
    return wrong(
        path,
        GIVEN + " a Git LFS pointer in git's index, actual " + what,
        "Run “git lfs install --local && git add --renormalize "
            + ShellWord.of(path)
            + "” and commit, or take the path out of .gitattributes.");
  }

  /** What a blob is that is not like a pointer. */
  static String blob(long size) {
    return "a blob of " + Quantity.exactBytes(size);
  }

  /**
   * A pointer that git-lfs reads, and would write otherwise.
   *
   * @param given whether attributes give the path to Git LFS
   */
  static Relation notCanonical(String path, long size, boolean given) {
    String file = ShellWord.of(path);
    return wrong(
        path,
        (given ? GIVEN : ": expected")
            + " the pointer that git-lfs writes, actual a pointer that is written otherwise"
            + (size == 0 ? " (it states size 0, and an empty file has no pointer)" : "")
            + (given ? ", which “git lfs fsck --pointers” refuses" : ""),
        size == 0
            ? "Restore the file from where it comes, and run “git add " + file + "”."
            : "Run “"
                + (given ? "" : "git lfs track " + file + " && git add .gitattributes && ")
                + "git lfs pull --include "
                + file
                + " && git add --renormalize "
                + file
                + "” and commit.");
  }

  /** A path of which the index has more than one side. */
  static Relation inConflict(String path) {
    return wrong(
        path,
        " is in a merge conflict in git's index: expected one Git LFS pointer, actual one for each"
            + " side",
        "Choose a side with “git checkout --ours "
            + ShellWord.of(path)
            + "” or --theirs, and run “git add "
            + ShellWord.of(path)
            + "”.");
  }

  private static Relation wrong(String path, String message, String remedy) {
    Location at = Location.startOf(path);
    Answer answer = Answer.of(List.of(new Problem(at, Printable.of(path) + message, remedy)));
    return new Relation(name(path), at, () -> answer);
  }

  /** A path of which nobody can tell what the index has, or where it lies. */
  static Relation unknown(String path, String why) {
    return new Relation(
        name(path),
        Location.startOf(path),
        () -> {
          throw new IOException(why);
        });
  }

  private static String name(String path) {
    return "pointer of " + path;
  }
}
