package io.harmonia.smoke.check;

import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paths by what they look like. */
final class LookalikePaths {
  /** Of a crowd of paths that look the same, the first ones are enough to tell. */
  private static final int KEPT = 10;

  private final Map<Likeness, List<RelativePath>> byLikeness = new HashMap<>();

  /** Adds a path; returns whether it is new, as far as that is kept. */
  boolean add(RelativePath path) {
    List<RelativePath> same =
        byLikeness.computeIfAbsent(Likeness.of(path.text()), l -> new ArrayList<>(1));
    return same.size() < KEPT && !same.contains(path) && same.add(path);
  }

  /** Other paths that look the same as this one. */
  List<RelativePath> of(RelativePath path) {
    return byLikeness.getOrDefault(Likeness.of(path.text()), List.of()).stream()
        .filter(other -> !other.equals(path))
        .toList();
  }
}
