package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.FileReplacement;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.inventory.Update.MadeFile;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Workspace;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Several new files of a workspace, shown line by line and written one after the other. */
final class MadeFiles {
  private static final int NAMED = 5;

  private MadeFiles() {}

  /**
   * Shows what becomes of each; none is written where one of them could not be.
   *
   * @param indent what each line begins with
   * @param write whether they are written, too
   * @return whether anything is, or would be, written
   * @throws RefusedException if one cannot be written: its reason, and what was written before it
   */
  static boolean show(
      Workspace workspace, List<MadeFile> made, boolean write, PrintStream out, String indent)
      throws RefusedException {
    List<Boolean> needed = new ArrayList<>();
    for (MadeFile file : made) {
      needed.add(replacement(workspace, file).isNeeded());
    }
    for (int i = 0; i < made.size(); i++) {
      MadeFile file = made.get(i);
      boolean changes = needed.get(i);
      if (changes && write) {
        replacement(workspace, file).write();
      }
      String done = write ? "written" : "would be written";
      out.println(
          indent
              + Printable.of(file.place().shownAs())
              + ": "
              + (changes ? done + added(file.added()) : "is up to date"));
    }
    out.flush();
    return needed.contains(true);
  }

  private static FileReplacement replacement(Workspace workspace, MadeFile file) {
    return new FileReplacement(workspace, file.place(), file.bytes());
  }

  private static String added(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    int more = names.size() - NAMED;
    return ", new: "
        + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
