package io.harmonia.smoke.history;

import io.harmonia.smoke.manifest.EntryVersion;
import io.harmonia.smoke.version.Bump;
import io.harmonia.smoke.version.Precedence;
import java.util.Optional;

/** What became of an entry's version while its content changed, or did not. */
public enum VersionStep {
  /** Neither content nor version changed. */
  UNCHANGED,
  /** The content changed and the version rose by as much as that asks for, or is new. */
  BUMPED,
  /** The content changed and the version rose, but by less than that asks for. */
  BUMPED_TOO_LITTLE,
  /** The version rose, or is new, and the content did not change. */
  BUMPED_WITHOUT_CHANGE,
  /** The content changed and so did the snapshot; there is no version. */
  BY_SNAPSHOT,
  /** The content changed and the version did not. */
  NOT_BUMPED,
  /** The content changed, and there is neither a version nor another snapshot. */
  NO_VERSION,
  /** The version is lower than it was, or is not stated any more. */
  LOWERED;

  /** The step from one state to another. */
  public static VersionStep of(
      Optional<EntryVersion> before, Optional<EntryVersion> after, ContentDiff diff) {
    boolean changed = !diff.isEmpty();
    if (after.isEmpty()) {
      return before.isPresent() ? LOWERED : withoutVersion(diff);
    }
    int order = before.map(then -> order(then, after.get())).orElse(1);
    if (order < 0) {
      return LOWERED;
    }
    if (order == 0) {
      return changed ? NOT_BUMPED : UNCHANGED;
    }
    if (!changed) {
      return BUMPED_WITHOUT_CHANGE;
    }
    boolean enough =
        before
            .map(then -> Bump.between(then, after.get()).compareTo(diff.asks()) >= 0)
            .orElse(true);
    return enough ? BUMPED : BUMPED_TOO_LITTLE;
  }

  private static int order(EntryVersion before, EntryVersion after) {
    return Precedence.of(after).compareTo(Precedence.of(before));
  }

  private static VersionStep withoutVersion(ContentDiff diff) {
    if (diff.isEmpty()) {
      return UNCHANGED;
    }
    return diff.snapshotChanged() ? BY_SNAPSHOT : NO_VERSION;
  }
}
