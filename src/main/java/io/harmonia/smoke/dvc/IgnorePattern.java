package io.harmonia.smoke.dvc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A line of a {@code .dvcignore}. Matches in time that grows with pattern times name.
 *
 * @param segments what its slashes separate; {@code **} stands for any number of folders
 * @param isNegated whether it takes back what earlier lines leave out
 * @param isOnlyOfDirectories whether it ends in a slash
 */
record IgnorePattern(List<String> segments, boolean isNegated, boolean isOnlyOfDirectories) {
  private static final String ANY = "**";

  /** Reads a line, unless it is empty or a comment. */
  static Optional<IgnorePattern> of(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#") || text.equals("/")) {
      return Optional.empty();
    }
    boolean negated = text.startsWith("!");
    text = negated ? text.substring(1) : text;
    boolean directories = text.endsWith("/");
    text = directories ? text.substring(0, text.length() - 1) : text;
    boolean anchored = text.contains("/");
    List<String> segments = new ArrayList<>(Arrays.asList(text.split("/", -1)));
    if (anchored) {
      if (segments.get(0).isEmpty()) {
        segments.remove(0);
      }
    } else if (!text.equals(ANY)) {
      segments.add(0, ANY);
    }
    return segments.stream().allMatch(String::isEmpty)
        ? Optional.empty()
        : Optional.of(new IgnorePattern(List.copyOf(segments), negated, directories));
  }

  /** Whether it is of a path below its folder. */
  boolean matches(List<String> path) {
    int at = 0;
    int pattern = 0;
    int lastAny = -1;
    int retry = 0;
    while (at < path.size()) {
      if (pattern < segments.size() && segments.get(pattern).equals(ANY)) {
        lastAny = pattern++;
        retry = at;
        if (pattern == segments.size()) {
          return true; // what ends in ** takes everything below, and not the folder itself
        }
      } else if (pattern < segments.size() && isOf(segments.get(pattern), path.get(at))) {
        pattern++;
        at++;
      } else if (lastAny >= 0) {
        pattern = lastAny + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    return pattern == segments.size();
  }

  /** Whether a segment with wildcards is of a name. */
  private static boolean isOf(String glob, String name) {
    int at = 0;
    int pattern = 0;
    int star = -1;
    int retry = 0;
    while (at < name.length()) {
      int next = pattern < glob.length() ? one(glob, pattern, name.charAt(at)) : -1;
      if (pattern < glob.length() && glob.charAt(pattern) == '*') {
        star = pattern++;
        retry = at;
      } else if (next > 0) {
        pattern = next;
        at++;
      } else if (star >= 0) {
        pattern = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (pattern < glob.length() && glob.charAt(pattern) == '*') {
      pattern++;
    }
    return pattern == glob.length();
  }

  /** Where the pattern goes on after a character that it takes here; -1 where it does not. */
  private static int one(String glob, int at, char c) {
    char wanted = glob.charAt(at);
    if (wanted == '?') {
      return at + 1;
    }
    if (wanted == '\\' && at + 1 < glob.length()) {
      return glob.charAt(at + 1) == c ? at + 2 : -1;
    }
    if (wanted == '[') {
      int end = glob.indexOf(']', at + 2);
      if (end > 0) {
        return isIn(glob.substring(at + 1, end), c) ? end + 1 : -1;
      }
    }
    return wanted == c ? at + 1 : -1;
  }

  private static boolean isIn(String set, char c) {
    boolean negated = set.startsWith("!") || set.startsWith("^");
    boolean in = false;
    for (int i = negated ? 1 : 0; i < set.length(); i++) {
      if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
        in |= c >= set.charAt(i) && c <= set.charAt(i + 2);
        i += 2;
      } else {
        in |= c == set.charAt(i);
      }
    }
    return in != negated;
  }
}
