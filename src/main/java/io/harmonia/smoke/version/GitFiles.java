package io.harmonia.smoke.version;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Git;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.RelativePath;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a commit, as git stores them: never checked out, never fetched.
 *
 * @param root the workspace, somewhere in the repository's work tree
 * @param commit the commit's name in full
 * @param bounds how much of a file is read, and how long
 */
record GitFiles(Path root, String commit, Bounds bounds) implements BaselineFiles {

  @Override
  public <T> ReadFile<T> read(RelativePath path, String shownAs, ReadFile.Parser<T> parser) {
    Optional<Git.Answer> tree = Git.ask(root, "ls-tree", "-z", commit, "--", path.text());
    if (tree.isEmpty() || !tree.get().isSuccess()) {
      return new ReadFile.Unreadable<>(reason(tree));
    }
    String listed = tree.get().text();
    if (listed.isEmpty()) {
      return new ReadFile.Missing<>();
    }
    String[] modeTypeName = listed.substring(0, listed.indexOf('\t')).split(" ", 3);
    if (!modeTypeName[0].startsWith("100")) {
      return new ReadFile.Malformed<>(
          new Problem(
              Location.startOf(shownAs),
              "is no regular file in commit " + commit,
              "Compare with a commit in which it is one."));
    }
    Optional<Git.Answer> blob = Git.ask(root, "cat-file", "blob", modeTypeName[2]);
    return blob.isPresent() && blob.get().isSuccess()
        ? ReadFile.parse(bounds, shownAs, blob.get().out(), parser)
        : new ReadFile.Unreadable<>(reason(blob));
  }

  static String reason(Optional<Git.Answer> answer) {
    return answer
        .map(said -> "git says: " + Printable.of(said.error()))
        .orElse("the git program cannot be run, or gave no answer");
  }
}
