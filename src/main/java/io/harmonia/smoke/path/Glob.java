package io.harmonia.smoke.path;

import java.util.regex.Pattern;

/**
 * A pattern of names.
 *
 * @param pattern what it matches
 * @param end how whatever it matches ends, which is quick to tell
 * @param ofPaths whether that is a whole path rather than its last segment
 * @param ofFolders whether it is of folders alone
 */
public record Glob(Pattern pattern, String end, boolean ofPaths, boolean ofFolders) {
  /**
   * Reads one: a name at any depth, or, where there is a slash in it, a path of the workspace.
   * {@code *} and {@code ?} stand for no slash, {@code **} for any path; one that ends in a slash
   * is of folders alone.
   */
  public static Glob of(String text) {
    boolean ofFolders = text.endsWith("/");
    String glob = ofFolders ? text.substring(0, text.length() - 1) : text;
    String end = glob.substring(lastOf(glob, "*?/") + 1);
    return new Glob(
        Pattern.compile(regex(glob), Pattern.DOTALL), end, glob.contains("/"), ofFolders);
  }

  private static int lastOf(String text, String characters) {
    return characters.chars().map(text::lastIndexOf).max().orElse(-1);
  }

  /** Whether it is of that path. */
  public boolean matches(RelativePath path) {
    return path.text().endsWith(end)
        && pattern.matcher(ofPaths ? path.text() : path.name()).matches();
  }

  /** Whether it is of that path or of a folder that holds it. */
  public boolean matchesOrHolds(RelativePath path) {
    if (!ofFolders && matches(path)) {
      return true;
    }
    RelativePath folder = path.parent();
    while (!folder.equals(RelativePath.ROOT)) {
      if (matches(folder)) {
        return true;
      }
      folder = folder.parent();
    }
    return false;
  }

  /** Whether a text stands for more names than itself. */
  public static boolean isOne(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (glob.charAt(i) == '*') {
        regex.append("[^/]*");
      } else if (glob.charAt(i) == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(glob.substring(i, i + 1)));
      }
    }
    return regex.toString();
  }
}
