package io.harmonia.smoke.history;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.history.EntryContent.Listed;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.version.Bump;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed between two states of an entry's content. What one of them does not state is no
 * change; what it states no more, while the artifact stays, is {@code silenced}.
 *
 * @param changes what changed, in the order of the paths
 * @param silenced digests that the later state no longer has of artifacts that are still part of
 *     it, by path; the empty path is the entry's own
 * @param snapshotChanged whether the upstream revision is stated in both, and another one
 * @param unsized sizes that the later state no longer has, of what it has no digest either, in
 *     words
 */
public record ContentDiff(
    List<Change> changes,
    SortedMap<String, Set<Sha256>> silenced,
    boolean snapshotChanged,
    List<String> unsized) {

  /** Nothing changed. */
  static final ContentDiff NONE =
      new ContentDiff(List.of(), Collections.emptySortedMap(), false, List.of());

  /**
   * One change.
   *
   * @param asks how much the version must rise for it
   * @param what in words, printable, for example {@code top.bin was replaced}
   */
  public record Change(Bump asks, String what) {}

  /** Compares two states. */
  public static ContentDiff between(EntryContent before, EntryContent after) {
    return new Comparison(before, after).compare();
  }

  /**
   * What an entry and another one, of which it is a part or which is a part of it, have in common
   * and do not agree on.
   *
   * @param before the digests of the one, by path
   * @param after the digests of the other
   */
  static ContentDiff ofParts(
      Map<RelativePath, Set<Sha256>> before, Map<RelativePath, Set<Sha256>> after) {
    Set<RelativePath> fewer = before.size() < after.size() ? before.keySet() : after.keySet();
    List<Change> changes = new ArrayList<>();
    for (RelativePath path : fewer) {
      Set<Sha256> then = before.get(path);
      Set<Sha256> now = after.get(path);
      if (then != null && now != null && !now.equals(then)) {
        changes.add(new Change(Bump.PATCH, Printable.of(path.text()) + " was replaced"));
      }
    }
    return new ContentDiff(List.copyOf(changes), new TreeMap<>(), false, List.of());
  }

  /** How much the version must rise for all of it. */
  public Bump asks() {
    return changes.stream().map(Change::asks).max(Bump::compareTo).orElse(Bump.NONE);
  }

  /** Whether nothing changed. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private static final class Comparison {
    private final EntryContent before;
    private final EntryContent after;
    private final Map<String, Set<Sha256>> digestsBefore;
    private final Map<String, Set<Sha256>> digestsAfter;
    private final List<Change> changes = new ArrayList<>();
    private final SortedMap<String, Set<Sha256>> silenced = new TreeMap<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> unsized = new ArrayList<>();

    Comparison(EntryContent before, EntryContent after) {
      this.before = before;
      this.after = after;
      this.digestsBefore = before.digests();
      this.digestsAfter = after.digests();
    }

    ContentDiff compare() {
      SortedSet<String> paths = new TreeSet<>(before.paths());
      paths.addAll(after.paths());
      paths.forEach(this::artifact);
      renamed();
      removed.forEach(path -> change(Bump.MAJOR, shown(path) + " was removed"));
      added.forEach(path -> change(Bump.MINOR, shown(path) + " was added"));
      entry();
      boolean snapshot = differ(before.snapshot(), after.snapshot());
      if (snapshot) {
        changed(Bump.PATCH, "snapshot", before.snapshot(), after.snapshot());
      }
      source();
      unsized();
      return new ContentDiff(List.copyOf(changes), silenced, snapshot, List.copyOf(unsized));
    }

    private void unsized() {
      boolean hasOwnDigest =
          digestsAfter.containsKey("") || (after.sha256().isPresent() && after.listed().isEmpty());
      if (before.sizeBytes().isPresent() && after.sizeBytes().isEmpty() && !hasOwnDigest) {
        unsized.add("size_bytes, which was " + before.sizeBytes().get());
      }
      before
          .listed()
          .forEach(
              (path, artifact) -> {
                if (artifact.sizeBytes().isPresent()
                    && size(after, path).isEmpty()
                    && !digestsAfter.containsKey(path)
                    && !isRemoved(path)) {
                  unsized.add(
                      "the size of " + shown(path) + ", which was " + artifact.sizeBytes().get());
                }
              });
    }

    /** Whether the list that had it is still there, and it is not on it: that is a change. */
    private boolean isRemoved(String path) {
      return !after.listed().isEmpty() && !after.listed().containsKey(path);
    }

    private void artifact(String path) {
      boolean was = before.paths().contains(path);
      boolean is = after.paths().contains(path);
      if (was && is) {
        kept(path);
      } else if (was) {
        gone(path);
      } else if (after.listed().containsKey(path) && !before.listed().isEmpty()) {
        added.add(path);
      }
    }

    private void kept(String path) {
      Set<Sha256> then = digestsBefore.getOrDefault(path, Set.of());
      Set<Sha256> now = digestsAfter.getOrDefault(path, Set.of());
      if (!then.isEmpty() && !now.isEmpty() && !now.equals(then)) {
        change(Bump.PATCH, shown(path) + " was replaced");
      } else if (differ(size(before, path), size(after, path))) {
        change(Bump.PATCH, shown(path) + " has another size");
      }
      boolean lineIsGone =
          before.recorded().containsKey(path) && !after.recorded().containsKey(path);
      if (lineIsGone || (!then.isEmpty() && now.isEmpty())) {
        silenced.put(path, then);
      }
    }

    /**
     * An artifact that is not spoken of any more was removed, unless nothing is recorded any more
     * that could tell.
     */
    private void gone(String path) {
      boolean listIsGone = before.listed().containsKey(path) && after.listed().isEmpty();
      boolean linesAreGone = before.recorded().containsKey(path) && after.recorded().isEmpty();
      boolean isListedElsewhere = before.listed().containsKey(path) && !after.listed().isEmpty();
      if (path.isEmpty() || listIsGone || (linesAreGone && !isListedElsewhere)) {
        Set<Sha256> digests = digestsBefore.getOrDefault(path, Set.of());
        if (!digests.isEmpty()) {
          silenced.put(path, digests);
        }
      } else {
        removed.add(path);
      }
    }

    private void renamed() {
      Map<Set<Sha256>, String> byDigest = new LinkedHashMap<>();
      for (String path : added) {
        byDigest.putIfAbsent(digestsAfter.getOrDefault(path, Set.of()), path);
      }
      for (String from : List.copyOf(removed)) {
        Set<Sha256> digests = digestsBefore.getOrDefault(from, Set.of());
        String to = digests.isEmpty() ? null : byDigest.remove(digests);
        if (to != null) {
          removed.remove(from);
          added.remove(to);
          change(Bump.MAJOR, shown(from) + " was renamed to " + shown(to));
        }
      }
    }

    /** The entry's own digest and size say nothing new where its artifacts tell what changed. */
    private void entry() {
      if (before.sha256().isPresent()
          && after.sha256().isEmpty()
          && !isStillKnown(before.sha256().get())) {
        silenced.putIfAbsent("", Set.of(before.sha256().get()));
      }
      if (changes.isEmpty() && differ(before.sha256(), after.sha256())) {
        changed(Bump.PATCH, "sha256", before.sha256(), after.sha256());
      }
      if (changes.isEmpty() && differ(before.sizeBytes(), after.sizeBytes())) {
        changed(Bump.PATCH, "size_bytes", before.sizeBytes(), after.sizeBytes());
      }
    }

    /** Whether a digest of the entry's own is recorded of its file now, or of a file below it. */
    private boolean isStillKnown(Sha256 own) {
      return digestsAfter.containsKey("")
          || digestsAfter.values().stream().anyMatch(digests -> digests.contains(own));
    }

    private void source() {
      Optional<String> from = before.source().map(SourceRevision::repository);
      Optional<String> to = after.source().map(SourceRevision::repository);
      Optional<String> revisionThen = before.source().flatMap(SourceRevision::revision);
      Optional<String> revisionNow = after.source().flatMap(SourceRevision::revision);
      if (differ(from, to)) {
        changed(Bump.MAJOR, "the source repository", from, to);
      } else if (differ(revisionThen, revisionNow)) {
        changed(Bump.PATCH, "the revision in source_url", revisionThen, revisionNow);
      }
    }

    private void changed(Bump asks, String what, Optional<?> from, Optional<?> to) {
      change(asks, what + " was " + shown(from) + " and is " + shown(to));
    }

    private void change(Bump asks, String what) {
      changes.add(new Change(asks, what));
    }

    private static Optional<Long> size(EntryContent content, String path) {
      return Optional.ofNullable(content.listed().get(path)).flatMap(Listed::sizeBytes);
    }

    private static boolean differ(Optional<?> before, Optional<?> after) {
      return before.isPresent() && after.isPresent() && !before.equals(after);
    }

    private static String shown(Optional<?> value) {
      return Printable.of(String.valueOf(value.orElseThrow()));
    }

    private static String shown(String path) {
      return path.isEmpty() ? "its file" : Printable.of(path);
    }
  }
}
