package io.harmonia.smoke.path;

import java.util.regex.Pattern;

/**
 * A pattern of names.
 *
 * @param pattern what it matches
 * @param ofPaths whether that is a whole path rather than its last segment
 * @param ofFolders whether it is of folders alone
 */
public record Glob(Pattern pattern, boolean ofPaths, boolean ofFolders) {
  /**
   * Reads one: a name at any depth, or, where there is a slash in it, a path of the workspace.
   * {@code *} and {@code ?} stand for no slash, {@code **} for any path; one that ends in a slash
   * is of folders alone.
   */
  public static Glob of(String text) {
    boolean ofFolders = text.endsWith("/");
    String glob = ofFolders ? text.substring(0, text.length() - 1) : text;
    return new Glob(Pattern.compile(regex(glob), Pattern.DOTALL), glob.contains("/"), ofFolders);
  }

  /** Whether it is of that path. */
  public boolean matches(RelativePath path) {
    return pattern.matcher(ofPaths ? path.text() : path.name()).matches();
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
