package io.harmonia.smoke.text;

import java.util.Optional;

/**
 * Commands of this program as remedies quote them, for a shell in the workspace's root. Each makes
 * the whole of one file, which takes its place only where all of it could be made: {@code
 * harmonia-smoke combine --write}.
 */
public final class SmokeCommand {
  private static final int LONGEST_PATH = 250;

  private SmokeCommand() {}

  /**
   * The command that makes the combined manifest again from its parts, in curly quotes.
   *
   * @param allowMissing whether a part that is not there has no entries, so that none is lost
   */
  public static String combine(boolean allowMissing) {
    return intoItsPlace(allowMissing ? "combine --allow-missing" : "combine");
  }

  /**
   * The command that brings a part up to date with what is there, in curly quotes.
   *
   * @param list models or datasets
   */
  public static String inventory(String list) {
    return intoItsPlace("inventory " + list);
  }

  /**
   * The command that records a file's content of now, in curly quotes; none for a path that a shell
   * could not be given as it is shown, and for a checksum file that is not one of the usual two.
   *
   * @param file the place of the checksum file
   */
  public static Optional<String> record(String path, String file) {
    return word(path).flatMap(word -> recording(word, file));
  }

  /**
   * The command that records the largest file of each entry, in curly quotes; none for a checksum
   * file that is not one of the usual two.
   */
  public static Optional<String> recordTop(String file) {
    return recording("--top 1", file);
  }

  private static Optional<String> recording(String what, String file) {
    return switch (file) {
      case "models/checksums.sha256" -> Optional.of(intoItsPlace("record " + what));
      case "datasets/checksums.sha256" -> Optional.of(intoItsPlace("record --datasets " + what));
      default -> Optional.empty();
    };
  }

  /** A path as a word of a shell, if it can be shown as it is and read as one. */
  public static Optional<String> word(String path) {
    boolean shown =
        path.length() <= LONGEST_PATH
            && path.equals(Printable.of(path))
            && path.chars().noneMatch(c -> c == '“' || c == '”');
    return shown
        ? Optional.of(ShellWord.of(path.startsWith("-") ? "./" + path : path))
        : Optional.empty();
  }

  private static String intoItsPlace(String command) {
    return "“harmonia-smoke " + command + " --write”";
  }
}
