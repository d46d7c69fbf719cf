package io.harmonia.smoke.ci;

import io.harmonia.smoke.path.RelativePath;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Paths as lines of the input {@code path} of {@code actions/cache}: patterns of {@code
 * @actions/glob}, each of which finds one file. There a line is trimmed, and {@code #}, {@code !}
 * and {@code ~} at its start mean something, so each begins with {@code ./}.
 */
public final class CachePatterns {
  private static final Pattern MEANT_AS_PATTERN = Pattern.compile("[\\[*?]");

  private final String prefix;

  /**
   * @param workspace its folder, relative to the one that the cache's paths are relative to
   */
  public CachePatterns(String workspace) {
    this.prefix = workspace.isEmpty() ? "" : workspace + "/";
  }

  /** Why no pattern can find a file, if so. */
  public Optional<Refusal> refusal(RelativePath path) {
    String whole = prefix + path.text();
    if (whole.contains("\\")) {
      return Optional.of(
          Refusal.refused("has a backslash in its name, which separates on Windows"));
    }
    return Character.isWhitespace(whole.codePointBefore(whole.length()))
        ? Optional.of(Refusal.refused("ends in a space, which is trimmed"))
        : Optional.empty();
  }

  /** The pattern that finds a file, and no other. */
  public String of(RelativePath path) {
    return "./" + MEANT_AS_PATTERN.matcher(prefix + path.text()).replaceAll("[$0]");
  }
}
