package io.harmonia.smoke.ledger;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Paths by what they look like. */
final class LookalikePaths {
  /** Of a crowd of paths that look the same, the first ones are enough to tell. */
  private static final int KEPT = 10;

  private final Map<String, List<RelativePath>> byLook = new HashMap<>();

  /** The same in order, made when it is first asked for. */
  private @Nullable NavigableMap<String, List<RelativePath>> sorted;

  /** Adds a path, before any is asked for. */
  void add(RelativePath path) {
    List<RelativePath> same = byLook.computeIfAbsent(look(path), l -> new ArrayList<>(1));
    if (same.size() < KEPT && !same.contains(path)) {
      same.add(path);
    }
  }

  /** Other paths that look the same as this one. */
  List<RelativePath> of(RelativePath path) {
    List<RelativePath> others = new ArrayList<>(byLook.getOrDefault(look(path), List.of()));
    others.remove(path);
    return others;
  }

  /**
   * Another path that looks the same as this one and is a folder of some of them. The folders
   * themselves are not kept: of a path of five hundred levels they would take a thousand times what
   * the path takes.
   */
  Optional<RelativePath> folderLike(RelativePath path) {
    String prefix = look(path) + "/";
    int levels = path.segments().size();
    for (Map.Entry<String, List<RelativePath>> below : sorted().tailMap(prefix).entrySet()) {
      if (!below.getKey().startsWith(prefix)) {
        break;
      }
      for (RelativePath each : below.getValue()) {
        List<String> segments = each.segments();
        RelativePath folder =
            new RelativePath(
                String.join("/", segments.subList(0, Math.min(levels, segments.size()))));
        if (!folder.equals(path) && (look(folder) + "/").equals(prefix)) {
          return Optional.of(folder);
        }
      }
    }
    return Optional.empty();
  }

  private synchronized NavigableMap<String, List<RelativePath>> sorted() {
    NavigableMap<String, List<RelativePath>> known = sorted;
    if (known == null) {
      known = new TreeMap<>(byLook);
      sorted = known;
    }
    return known;
  }

  private static String look(RelativePath path) {
    return Likeness.of(path.text()).key();
  }
}
