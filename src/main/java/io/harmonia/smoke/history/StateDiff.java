package io.harmonia.smoke.history;

import io.harmonia.smoke.baseline.Baseline;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What changed between an earlier state and a later one. */
final class StateDiff {
  private final Baseline baseline;
  private final RecordedState before;
  private final RecordedState after;
  private final EntryMatches matches;
  private final DroppedPaths dropped;
  private final IdentityHashMap<Entry, List<Earlier>> earlier = new IdentityHashMap<>();

  /**
   * Compares two states.
   *
   * @param baseline what the earlier one was read from
   * @param files tells which files are there
   */
  StateDiff(Baseline baseline, RecordedState before, RecordedState after, FilesThere files) {
    this.baseline = baseline;
    this.before = before;
    this.after = after;
    this.matches = new EntryMatches(before, after);
    this.dropped = new DroppedPaths(baseline, before, after, matches, files);
    for (Entry entry : after.entries()) {
      matches.of(entry).ifPresent(match -> compare(entry, match.entry(), match.by()));
    }
    compareParts();
  }

  private void compare(Entry entry, Entry then, MatchedBy by) {
    boolean isTheSame =
        entry.isKnownToEqual(then) && before.recorded().of(then).equals(after.recorded().of(entry));
    add(
        entry,
        then,
        by,
        isTheSame
            ? ContentDiff.NONE
            : ContentDiff.between(before.content(then), after.content(entry)));
  }

  private void add(Entry entry, Entry then, MatchedBy by, ContentDiff diff) {
    earlier
        .computeIfAbsent(entry, e -> new ArrayList<>(1))
        .add(new Earlier(baseline.shownAs(), then, by, diff));
  }

  /** An entry that is new may be a part of one that is gone, or hold some that are. */
  private void compareParts() {
    if (matches.added().isEmpty() || matches.gone().isEmpty()) {
      return;
    }
    NavigableMap<String, List<Entry>> gone = new TreeMap<>();
    for (Entry entry : matches.gone()) {
      entry
          .safePath()
          .ifPresent(path -> gone.computeIfAbsent(path.text(), p -> new ArrayList<>()).add(entry));
    }
    IdentityHashMap<Entry, Map<RelativePath, Set<Sha256>>> known = new IdentityHashMap<>();
    for (Entry entry : matches.added()) {
      entry.safePath().ifPresent(path -> compareParts(entry, path, gone, known));
    }
  }

  private void compareParts(
      Entry entry,
      RelativePath path,
      NavigableMap<String, List<Entry>> gone,
      IdentityHashMap<Entry, Map<RelativePath, Set<Sha256>>> ofGone) {
    List<Entry> related = new ArrayList<>();
    for (RelativePath at = path; !at.equals(RelativePath.ROOT); at = at.parent()) {
      related.addAll(gone.getOrDefault(at.parent().text(), List.of()));
    }
    String prefix = path.text().isEmpty() ? "" : path.text() + "/";
    for (Map.Entry<String, List<Entry>> below : gone.tailMap(prefix).entrySet()) {
      if (!below.getKey().startsWith(prefix)) {
        break;
      }
      related.addAll(below.getValue());
    }
    Map<RelativePath, Set<Sha256>> now = related.isEmpty() ? Map.of() : byPath(after, entry);
    for (Entry then : related) {
      ContentDiff diff =
          ContentDiff.ofParts(ofGone.computeIfAbsent(then, e -> byPath(before, e)), now);
      if (!diff.isEmpty()) {
        add(entry, then, MatchedBy.PART, diff);
      }
    }
  }

  private static Map<RelativePath, Set<Sha256>> byPath(RecordedState state, Entry entry) {
    Map<RelativePath, Set<Sha256>> digests = new TreeMap<>();
    state.content(entry).digests().forEach((path, known) -> digests.put(at(entry, path), known));
    entry
        .safePath()
        .ifPresent(
            path ->
                state
                    .content(entry)
                    .sha256()
                    .ifPresent(
                        own -> digests.computeIfAbsent(path, p -> new HashSet<>()).add(own)));
    return digests;
  }

  /** The path of what an entry's content has at a path below it. */
  static RelativePath at(Entry entry, String below) {
    RelativePath path = entry.safePath().orElse(RelativePath.ROOT);
    return below.isEmpty() ? path : path.resolve(new RelativePath(below));
  }

  Baseline baseline() {
    return baseline;
  }

  /** What an entry was; nothing where it is new. */
  List<Earlier> earlier(Entry entry) {
    return earlier.getOrDefault(entry, List.of());
  }

  List<Entry> added() {
    return matches.added();
  }

  List<Entry> gone() {
    return matches.gone();
  }

  DroppedPaths dropped() {
    return dropped;
  }

  /** Whether the later state's entry is what the earlier one's was. */
  boolean isUnchanged(Entry entry) {
    Optional<Entry> then =
        matches
            .of(entry)
            .filter(match -> match.by() == MatchedBy.NAME)
            .map(EntryMatches.Match::entry);
    return then.isPresent()
        && then.get().safePath().equals(entry.safePath())
        && textOf(then.get()).equals(textOf(entry))
        && before.content(then.get()).equals(after.content(entry));
  }

  private static String textOf(Entry entry) {
    return entry.version().map(version -> version.text()).orElse("");
  }

  /** Whether both states record and state the same digests of a path. */
  boolean isUnchanged(RelativePath path) {
    return before.digests().of(path).equals(after.digests().of(path));
  }

  /** Lines of the later state that are recorded of entries that are gone. */
  List<RecordedByEntry.Line> orphaned(List<Entry> gone) {
    List<Entry> orphans =
        gone.stream()
            .filter(entry -> entry.safePath().filter(path -> !after.hasEntryAt(path)).isPresent())
            .toList();
    if (orphans.isEmpty()) {
      return List.of(); // as a rule: no need to look every line up once more
    }
    RecordedByEntry recorded = after.recordedWith(orphans);
    return orphans.stream()
        .flatMap(entry -> recorded.linesOf(entry).stream())
        .filter(line -> after.recorded().entryAround(line.path()).isEmpty())
        .toList();
  }

  /** Checksum files that had lines about entries that are still there, and have none. */
  List<Place> emptied(Predicate<RelativePath> counts) {
    List<Place> emptied = new ArrayList<>();
    for (int i = 0; i < after.checksums().size(); i++) {
      Document<ChecksumFile> then = before.checksums().get(i);
      if (after.linesOf(i).isEmpty()
          && before.linesOf(i).stream().anyMatch(line -> isMissed(then, line, counts))) {
        emptied.add(after.checksums().get(i).place());
      }
    }
    return emptied;
  }

  private boolean isMissed(
      Document<ChecksumFile> then, ChecksumLine.Recorded line, Predicate<RelativePath> counts) {
    Optional<RelativePath> path =
        then.read().value().flatMap(f -> before.recorded().pathOf(f, line));
    return path.flatMap(before.recorded()::entryAround)
            .filter(entry -> !matches.isGone(entry))
            .isPresent()
        && path.filter(counts).filter(p -> !dropped.has(p)).isPresent()
        && !after.digests().isRecorded(line.sha256());
  }
}
