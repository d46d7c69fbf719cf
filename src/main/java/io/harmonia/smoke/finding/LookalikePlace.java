package io.harmonia.smoke.finding;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ShellWord;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.util.List;

/**
 * Something that is not there by its path, but by one that looks the same.
 *
 * @param path the path that is stated
 * @param there where it is
 */
public record LookalikePlace(RelativePath path, RelativePath there) {

  /** The finding, at the place that states the path. */
  public Finding finding(Workspace workspace, Location at) {
    return Finding.at(
        at,
        Kind.MISSING_ARTIFACT,
        Wording.explained(
            Printable.of(path.text()) + ": ",
            "to be there by that path",
            Printable.quoted(there.text())
                + " is, which differs from it only "
                + Likeness.difference(path.text(), there.text())),
        "Rename it (“" + renaming(workspace) + "”), or write its path as it is there.");
  }

  /** The command that gives the outermost segment that differs its right name. */
  private String renaming(Workspace workspace) {
    List<String> right = path.segments();
    List<String> wrong = there.segments();
    int end = 1;
    while (end < right.size()
        && (right.subList(0, end).equals(wrong.subList(0, end))
            || !(workspace.look(start(right, end)) instanceof Found.Absent))) {
      end++;
    }
    return "mv -n -- "
        + ShellWord.of(start(wrong, end).text())
        + " "
        + ShellWord.of(start(right, end).text());
  }

  private static RelativePath start(List<String> segments, int end) {
    return new RelativePath(String.join("/", segments.subList(0, end)));
  }
}
