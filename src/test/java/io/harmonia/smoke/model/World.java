package io.harmonia.smoke.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workspace in a git repository, with the state that it is compared with.
 *
 * @param before what the baseline's commit holds; none: there is no repository
 * @param now what lies there now
 * @param isCommitted whether the present state is committed too, on top of the baseline
 * @param ignored the paths that git ignores; all others are committed
 * @param settings of the run
 */
record World(
    Optional<State> before,
    State now,
    boolean isCommitted,
    Set<String> ignored,
    Map<String, String> settings) {

  boolean rejectsPointers() {
    return "reject".equals(settings.get("smoke.lfs-pointers"));
  }

  boolean rejectsUnlisted() {
    return "reject".equals(settings.get("smoke.unlisted"));
  }

  String requires() {
    return settings.getOrDefault("smoke.require", "none");
  }

  /** Whether git tracks a path now: it stands in the last commit. */
  boolean isTracked(String path) {
    return before
        .map(earlier -> isCommitted ? now : earlier)
        .filter(commit -> commit.files().containsKey(path) && !ignored.contains(path))
        .isPresent();
  }

  /** Whether the file of a path is there: in the work tree, as a pointer, or tracked. */
  boolean isStillThere(String path) {
    return now.at(path).isPresent() || isTracked(path);
  }
}
