package io.harmonia.smoke.ci;

import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Manifests that a repository keeps out of git, which a cache or store is to bring. Their names
 * become patterns of a cache too, so they hold nothing that means something there.
 */
public final class AskedManifests {
  private static final Pattern SEPARATOR = Pattern.compile("[,\n]");
  private static final Pattern OF_PATTERNS = Pattern.compile(".*[*?\\[\\]!~#\\\\].*");

  private AskedManifests() {}

  /**
   * One of them.
   *
   * @param text as it was asked for
   * @param refusal why it must not be written, if so
   */
  public record Asked(String text, Optional<Refusal> refusal) {}

  /**
   * Takes a list apart.
   *
   * @param list separated by commas or line ends
   * @throws IOException as {@link WritableFiles#in} does
   */
  public static List<Asked> read(Workspace workspace, String list) throws IOException {
    List<String> texts =
        SEPARATOR.splitAsStream(list).map(String::strip).filter(text -> !text.isEmpty()).toList();
    PathRules rules = new PathRules(Optional.empty(), workspace.root());
    List<RelativePath> paths = texts.stream().flatMap(text -> plain(rules, text).stream()).toList();
    List<Asked> asked = new ArrayList<>();
    try (WritableFiles files = WritableFiles.in(workspace, paths)) {
      for (String text : texts) {
        Optional<RelativePath> path = plain(rules, text);
        asked.add(
            new Asked(text, path.isEmpty() ? Optional.of(noPath()) : files.refusal(path.get())));
      }
    }
    return asked;
  }

  private static Optional<RelativePath> plain(PathRules rules, String text) {
    return rules.parse(text) instanceof ParsedPath.Safe safe
            && safe.path().text().equals(text)
            && !OF_PATTERNS.matcher(text).matches()
        ? Optional.of(safe.path())
        : Optional.empty();
  }

  private static Refusal noPath() {
    return new Refusal(Refusal.Kind.NO_PATH, "is no plain path relative to the workspace");
  }
}
