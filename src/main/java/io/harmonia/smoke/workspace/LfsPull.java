package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.text.ShellWord;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The command that puts the file itself in a Git LFS pointer's place. */
public final class LfsPull {
  private LfsPull() {}

  /**
   * For example {@code git lfs pull --include=models/acme/single.gguf}, to be run in the pointer's
   * repository, or without a path where it lies in none.
   *
   * @param pointer its path without links
   */
  public static String command(Path pointer) {
    String command = "git lfs pull";
    for (Path at = pointer.getParent(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return command
            + " --include="
            + ShellWord.of(pattern(new RealFolder(at).nameOf(pointer).text()));
      }
    }
    return command;
  }

  /** A pattern of git-lfs, which knows no way to escape a comma: it takes any character there. */
  private static String pattern(String path) {
    return path.replaceAll("[\\\\*?\\[]", "\\\\$0").replace(',', '?');
  }
}
