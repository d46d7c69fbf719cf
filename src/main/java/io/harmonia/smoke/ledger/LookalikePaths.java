package io.harmonia.smoke.ledger;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Paths by what they look like. */
final class LookalikePaths {
  /** Of a crowd of paths that look the same, the first ones are enough to tell. */
  private static final int KEPT = 10;

  private final NavigableMap<String, List<RelativePath>> byLook = new TreeMap<>();

  /** Adds a path. */
  void add(RelativePath path) {
    List<RelativePath> same = byLook.computeIfAbsent(look(path), l -> new ArrayList<>(1));
    if (same.size() < KEPT && !same.contains(path)) {
      same.add(path);
    }
  }

  /** Other paths that look the same as this one. */
  List<RelativePath> of(RelativePath path) {
    return byLook.getOrDefault(look(path), List.of()).stream()
        .filter(other -> !other.equals(path))
        .toList();
  }

  /**
   * Another path that looks the same as this one and is a folder of some of them. The folders
   * themselves are not kept: of a path of five hundred levels they would take a thousand times what
   * the path takes.
   */
  Optional<RelativePath> folderLike(RelativePath path) {
    String prefix = look(path) + "/";
    int levels = path.segments().size();
    for (Map.Entry<String, List<RelativePath>> below : byLook.tailMap(prefix).entrySet()) {
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

  private static String look(RelativePath path) {
    return Likeness.of(path.text()).key();
  }
}
