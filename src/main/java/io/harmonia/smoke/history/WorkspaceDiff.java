package io.harmonia.smoke.history;

import io.harmonia.smoke.baseline.Baseline;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a workspace since a baseline: since one state, or since two that were brought
 * together. Of two, a difference from one counts only if that one had changed what differs since
 * the state that both come from: to take the other's change is none. What neither had changed was
 * changed by whoever brought them together, and counts too.
 */
public final class WorkspaceDiff {
  private final List<StateDiff> since;
  private final List<RecordedState> states;
  private final CurrentState now;
  private final FilesThere files;
  private final Supplier<Optional<Baseline>> base;
  private @Nullable List<StateDiff> changes;

  /**
   * Compares a workspace with earlier states.
   *
   * @param baselines one, or those that were brought together
   * @param base what those come from, read where they differ from the workspace
   */
  public WorkspaceDiff(
      CurrentState now, List<Baseline> baselines, Supplier<Optional<Baseline>> base) {
    this.now = now;
    this.files = new FilesThere(now.workspace());
    this.base = base;
    this.states = baselines.stream().map(now::asOf).toList();
    this.since =
        IntStream.range(0, baselines.size())
            .mapToObj(
                i ->
                    new StateDiff(
                        baselines.get(i), states.get(i), now.since(baselines.get(i)), files))
            .toList();
  }

  /** How messages name the baseline. */
  public String baseline() {
    return since.stream()
        .map(diff -> diff.baseline().shownAs())
        .collect(Collectors.joining(" and "));
  }

  /** What an entry was; nothing where it is new. */
  public List<Earlier> earlier(Entry entry) {
    List<Earlier> all = new ArrayList<>();
    for (int i = 0; i < since.size(); i++) {
      for (Earlier then : since.get(i).earlier(entry)) {
        if (since.size() == 1 || then.isNoDifference(entry) || counts(i, entry, then)) {
          all.add(then);
        }
      }
    }
    return List.copyOf(all);
  }

  private boolean counts(int parent, Entry entry, Earlier then) {
    return changed(parent, change -> !change.isUnchanged(then.entry()))
        || IntStream.range(0, since.size())
            .filter(other -> other != parent)
            .noneMatch(
                other ->
                    since.get(other).earlier(entry).stream()
                        .anyMatch(
                            theirs ->
                                changed(other, change -> !change.isUnchanged(theirs.entry()))));
  }

  private boolean counts(int parent, RelativePath path) {
    Predicate<StateDiff> changesIt = change -> !change.isUnchanged(path);
    return since.size() == 1
        || changed(parent, changesIt)
        || IntStream.range(0, since.size()).noneMatch(other -> changed(other, changesIt));
  }

  private boolean changed(int parent, Predicate<StateDiff> changesIt) {
    List<StateDiff> known = changes();
    return known.isEmpty() || changesIt.test(known.get(parent));
  }

  /** What each of the states had changed; nothing where nobody knows what they come from. */
  private synchronized List<StateDiff> changes() {
    List<StateDiff> known = changes;
    if (known == null) {
      Optional<Baseline> from = base.get();
      known =
          from.isEmpty()
              ? List.of()
              : states.stream()
                  .map(state -> new StateDiff(from.get(), now.asOf(from.get()), state, files))
                  .toList();
      changes = known;
    }
    return known;
  }

  /** Entries that the baseline has not. */
  public List<Entry> added() {
    return since.get(0).added().stream().filter(entry -> isAddedToAll(entry)).toList();
  }

  private boolean isAddedToAll(Entry entry) {
    return since.size() == 1
        || since.stream()
            .allMatch(
                diff -> diff.earlier(entry).stream().allMatch(then -> then.by() == MatchedBy.PART));
  }

  /** Entries that the baseline has alone. */
  public List<Entry> gone() {
    List<Entry> gone = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < since.size(); i++) {
      for (Entry entry : gone(i)) {
        if (since.size() == 1 || names.add(named(entry))) {
          gone.add(entry);
        }
      }
    }
    return List.copyOf(gone);
  }

  private List<Entry> gone(int parent) {
    List<Entry> gone = since.get(parent).gone();
    if (since.size() == 1 || gone.isEmpty()) {
      return gone;
    }
    List<Set<String>> ofOthers =
        IntStream.range(0, since.size())
            .filter(other -> other != parent)
            .mapToObj(
                other ->
                    since.get(other).gone().stream()
                        .map(WorkspaceDiff::named)
                        .collect(Collectors.toSet()))
            .toList();
    return gone.stream()
        .filter(
            entry ->
                changed(parent, change -> !change.isUnchanged(entry))
                    || ofOthers.stream().allMatch(names -> names.contains(named(entry))))
        .toList();
  }

  private static String named(Entry entry) {
    return entry.list().key() + "/" + entry.label();
  }

  /** Lines that are still recorded of entries that are gone. */
  public List<RecordedByEntry.Line> orphaned() {
    Map<String, RecordedByEntry.Line> orphaned = new LinkedHashMap<>();
    for (int i = 0; i < since.size(); i++) {
      since
          .get(i)
          .orphaned(gone(i))
          .forEach(line -> orphaned.putIfAbsent(line.line().at().toString(), line));
    }
    return List.copyOf(orphaned.values());
  }

  /** Checksum files that had lines and have none, though what they were about is still there. */
  public List<Place> emptied() {
    Set<Place> emptied = new LinkedHashSet<>();
    for (int i = 0; i < since.size(); i++) {
      int parent = i;
      emptied.addAll(since.get(i).emptied(path -> counts(parent, path)));
    }
    return List.copyOf(emptied);
  }

  /**
   * The paths of which nothing is recorded any more though their files are there.
   *
   * @param entry what they are part of now, or nothing for those that are part of no entry
   */
  public List<Dropped> dropped(Optional<Entry> entry) {
    Map<RelativePath, Dropped> dropped = new LinkedHashMap<>();
    for (int i = 0; i < since.size(); i++) {
      for (Dropped path : since.get(i).dropped().of(entry)) {
        if (counts(i, path.path())) {
          dropped.putIfAbsent(path.path(), path);
        }
      }
    }
    return List.copyOf(dropped.values());
  }

  /** The paths that may be dropped, whatever files are there: those of an entry, or of none. */
  public Set<RelativePath> mayBeDropped(Optional<Entry> entry) {
    Set<RelativePath> paths = new HashSet<>();
    since.forEach(diff -> paths.addAll(diff.dropped().possible(entry)));
    return Set.copyOf(paths);
  }

  /** Whether what an entry had at a path below it was dropped. */
  public boolean isDropped(Entry then, String below) {
    RelativePath path = StateDiff.at(then, below);
    return since.stream().anyMatch(diff -> diff.dropped().has(path));
  }

  /** Lines of the baseline's checksum files that are none: the first of each file. */
  public List<Problem> malformedLines() {
    return since.stream().flatMap(diff -> diff.baseline().malformedLines().stream()).toList();
  }
}
