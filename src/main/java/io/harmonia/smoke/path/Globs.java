package io.harmonia.smoke.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many globs, asked about many paths: only those are tried that end as the path does. */
public final class Globs {
  private final Map<Character, List<Glob>> byLastCharacter = new HashMap<>();
  private final List<Glob> ofAnyEnd = new ArrayList<>();

  /**
   * @param texts as {@link Glob#of} reads them
   */
  public Globs(Collection<String> texts) {
    for (String text : texts) {
      Glob glob = Glob.of(text);
      String end = glob.end();
      if (end.isEmpty()) {
        ofAnyEnd.add(glob);
      } else {
        byLastCharacter
            .computeIfAbsent(end.charAt(end.length() - 1), c -> new ArrayList<>())
            .add(glob);
      }
    }
  }

  /** Whether one of them is of that path. */
  public boolean matches(RelativePath path) {
    String text = path.text();
    if (text.isEmpty()) {
      return false;
    }
    List<Glob> some = byLastCharacter.getOrDefault(text.charAt(text.length() - 1), List.of());
    return anyOf(some, path) || anyOf(ofAnyEnd, path);
  }

  private static boolean anyOf(List<Glob> globs, RelativePath path) {
    for (Glob glob : globs) { // asked of every file there is, by every format
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
