package io.harmonia.smoke.path;

import java.util.List;

/**
 * A path inside the workspace, normalised: segments joined by {@code /}, none of them empty, {@code
 * .} or {@code ..}. The workspace itself is {@link #ROOT}.
 *
 * <p>For example {@code models/Xenova/all-MiniLM-L6-v2/tokenizer.json}. {@link PathRules} makes it
 * from text.
 */
public record RelativePath(String text) implements Comparable<RelativePath> {
  /** The workspace's own directory. */
  public static final RelativePath ROOT = new RelativePath("");

  /** Refuses a text that is not normalised. */
  public RelativePath {
    if (!text.isEmpty() && !isNormalised(text)) {
      throw new IllegalArgumentException("Not a normalised path: " + text);
    }
  }

  private static boolean isNormalised(String text) {
    int from = 0;
    while (true) {
      int slash = text.indexOf('/', from);
      int length = (slash < 0 ? text.length() : slash) - from;
      boolean isUp = length == 2 && text.startsWith("..", from);
      if (length == 0 || isUp || (length == 1 && text.charAt(from) == '.')) {
        return false;
      }
      if (slash < 0) {
        return true;
      }
      from = slash + 1;
    }
  }

  public static RelativePath ofSegments(List<String> segments) {
    return new RelativePath(String.join("/", segments));
  }

  /** Its segments, outermost first; none for the workspace itself. */
  public List<String> segments() {
    return text.isEmpty() ? List.of() : List.of(text.split("/", -1));
  }

  /** The path without its last segment; the workspace's parent is itself. */
  public RelativePath parent() {
    int slash = text.lastIndexOf('/');
    return slash < 0 ? ROOT : new RelativePath(text.substring(0, slash));
  }

  /** The last segment. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** Whether it lies below the other path, at any depth. */
  public boolean isBelow(RelativePath other) {
    return other.text.isEmpty()
        ? !text.isEmpty()
        : text.length() > other.text.length()
            && text.startsWith(other.text)
            && text.charAt(other.text.length()) == '/';
  }

  /** The other path, taken from this one. */
  public RelativePath resolve(RelativePath other) {
    if (text.isEmpty() || other.text.isEmpty()) {
      return text.isEmpty() ? other : this;
    }
    return new RelativePath(text + "/" + other.text);
  }

  /**
   * Whether its name is UTF-8. Of one that is not, the text holds half a surrogate pair for each
   * byte that is none, and no manifest or checksum file can state it.
   */
  public boolean isUtf8() {
    return NameBytes.isUtf8(text);
  }

  @Override
  public int compareTo(RelativePath other) {
    return text.compareTo(other.text);
  }

  /** The normalised path. */
  @Override
  public String toString() {
    return text;
  }
}
