package io.harmonia.smoke.version;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.workspace.PathRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What changed in a workspace since a baseline. */
public final class WorkspaceDiff {
  private final Baseline baseline;
  private final IdentityHashMap<Entry, Earlier> earlier = new IdentityHashMap<>();
  private final List<Entry> added = new ArrayList<>();
  private final List<Entry> gone = new ArrayList<>();
  private final List<RecordedByEntry.Line> orphaned = new ArrayList<>();
  private final List<ChecksumFile.Source> emptied = new ArrayList<>();

  /**
   * What an entry was.
   *
   * @param entry as the baseline has it
   * @param wasRenamed whether it had another name and the same content
   * @param diff what changed since
   */
  public record Earlier(Entry entry, boolean wasRenamed, ContentDiff diff) {}

  /**
   * Compares a workspace with a baseline.
   *
   * @param now the entries of each list
   * @param checksums the checksum files, in the order of the baseline's
   * @param paths how recorded names are read
   */
  public WorkspaceDiff(
      Baseline baseline,
      Map<ListName, List<Entry>> now,
      List<ChecksumFile.Read> checksums,
      PathRules paths) {
    this.baseline = baseline;
    List<Entry> all = now.values().stream().flatMap(List::stream).toList();
    RecordedByEntry recordedNow = RecordedByEntry.of(all, checksums, paths);
    List<Entry> allThen = new ArrayList<>();
    now.keySet().forEach(list -> allThen.addAll(baseline.entries(list)));
    RecordedByEntry recordedThen = RecordedByEntry.of(allThen, baseline.checksums(), paths);
    now.forEach((list, entries) -> compare(list, entries, recordedNow, recordedThen));
    findOrphans(all, checksums, paths);
    findEmptied(checksums, recordedThen);
  }

  /** How messages name the baseline. */
  public String baseline() {
    return baseline.shownAs();
  }

  /** What an entry was, or nothing where it is new. */
  public Optional<Earlier> earlier(Entry entry) {
    return Optional.ofNullable(earlier.get(entry));
  }

  /** Entries that the baseline has not. */
  public List<Entry> added() {
    return List.copyOf(added);
  }

  /** Entries that the baseline has alone. */
  public List<Entry> gone() {
    return List.copyOf(gone);
  }

  /** Lines that are still recorded of entries that are gone. */
  public List<RecordedByEntry.Line> orphaned() {
    return List.copyOf(orphaned);
  }

  /** Checksum files that had lines and have none, though what they were about is still there. */
  public List<ChecksumFile.Source> emptied() {
    return List.copyOf(emptied);
  }

  private void compare(
      ListName list, List<Entry> entries, RecordedByEntry now, RecordedByEntry then) {
    Map<String, Entry> before = new HashMap<>();
    for (Entry entry : baseline.entries(list)) {
      entry.key().ifPresent(key -> before.putIfAbsent(key, entry));
    }
    List<Entry> unmatched = new ArrayList<>();
    for (Entry entry : entries) {
      Entry same = entry.key().map(before::remove).orElse(null);
      if (same == null) {
        unmatched.add(entry);
      } else {
        ContentDiff diff = ContentDiff.between(content(same, then), content(entry, now));
        earlier.put(entry, new Earlier(same, false, diff));
      }
    }
    Map<EntryContent, Entry> byContent = new HashMap<>();
    for (Entry entry : before.values()) {
      EntryContent content = content(entry, then);
      if (content.isIdentified()) {
        byContent.put(content.withoutOrigin(), entry);
      }
    }
    for (Entry entry : unmatched) {
      EntryContent content = content(entry, now);
      Entry renamed = byContent.remove(content.withoutOrigin());
      if (renamed == null) {
        added.add(entry);
      } else {
        renamed.key().ifPresent(before::remove);
        ContentDiff diff = ContentDiff.between(content(renamed, then), content);
        earlier.put(entry, new Earlier(renamed, true, diff));
      }
    }
    Set<Entry> remaining = Collections.newSetFromMap(new IdentityHashMap<>());
    remaining.addAll(before.values());
    baseline.entries(list).stream().filter(remaining::contains).forEach(gone::add);
  }

  private static EntryContent content(Entry entry, RecordedByEntry recorded) {
    return EntryContent.of(entry, recorded.of(entry));
  }

  private void findOrphans(List<Entry> now, List<ChecksumFile.Read> checksums, PathRules paths) {
    if (gone.isEmpty()) {
      return; // as a rule: no need to look every line up once more
    }
    List<Entry> both = new ArrayList<>(now);
    both.addAll(gone);
    Set<String> kept = new HashSet<>();
    now.forEach(entry -> entry.safePath().ifPresent(path -> kept.add(path.text())));
    RecordedByEntry recorded = RecordedByEntry.of(both, checksums, paths);
    for (Entry entry : gone) {
      if (entry.safePath().filter(path -> !kept.contains(path.text())).isPresent()) {
        orphaned.addAll(recorded.linesOf(entry));
      }
    }
  }

  private void findEmptied(List<ChecksumFile.Read> now, RecordedByEntry then) {
    Set<ChecksumLine.Recorded> ofGone = Collections.newSetFromMap(new IdentityHashMap<>());
    gone.forEach(entry -> then.linesOf(entry).forEach(line -> ofGone.add(line.line())));
    Set<String> recordedNow = new HashSet<>();
    now.forEach(read -> lines(read).forEach(line -> recordedNow.add(line.sha256().hex())));
    for (int i = 0; i < now.size(); i++) {
      boolean missed =
          lines(baseline.checksums().get(i)).stream()
              .anyMatch(l -> !ofGone.contains(l) && !recordedNow.contains(l.sha256().hex()));
      if (lines(now.get(i)).isEmpty() && missed) {
        emptied.add(now.get(i).source());
      }
    }
  }

  private static List<ChecksumLine.Recorded> lines(ChecksumFile.Read read) {
    return read.read().value().stream()
        .flatMap(file -> file.lines().stream())
        .filter(ChecksumLine.Recorded.class::isInstance)
        .map(ChecksumLine.Recorded.class::cast)
        .toList();
  }
}
