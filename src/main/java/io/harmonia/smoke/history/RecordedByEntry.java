package io.harmonia.smoke.history;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.workspace.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The recorded checksums of each entry: a name belongs to the entry whose path it means or lies
 * below. Of two places that it may mean alike, the one of an entry counts.
 */
public final class RecordedByEntry {
  private final Map<RelativePath, List<Line>> byEntryPath = new HashMap<>();
  private final Map<RelativePath, Entry> entries = new HashMap<>();
  private final RecordedNames names;

  private RecordedByEntry(RecordedNames names) {
    this.names = names;
  }

  /** One line of an entry. */
  public record Line(RelativePath path, ChecksumLine.Recorded line) {}

  /** Finds the lines of entries. */
  static RecordedByEntry of(
      List<Entry> entries, List<Document<ChecksumFile>> files, RecordedNames names) {
    RecordedByEntry all = new RecordedByEntry(names);
    entries.forEach(
        entry -> entry.safePath().ifPresent(path -> all.entries.putIfAbsent(path, entry)));
    for (Document<ChecksumFile> read : files) {
      read.read().value().ifPresent(all::add);
    }
    return all;
  }

  /** The path that a line is about, if it is that of an entry or below one. */
  Optional<RelativePath> pathOf(ChecksumFile file, ChecksumLine.Recorded line) {
    ClaimedPath name = names.named(file, line);
    return name.places().stream().noneMatch(path -> entryAround(path).isPresent())
        ? Optional.empty()
        : names.meant(file, line, name).stream()
            .filter(path -> entryAround(path).isPresent())
            .findFirst();
  }

  /** The entry that a path is of, or lies below. */
  Optional<Entry> entryAround(RelativePath path) {
    for (RelativePath at = path; !at.equals(RelativePath.ROOT); at = at.parent()) {
      if (entries.containsKey(at)) {
        return Optional.ofNullable(entries.get(at));
      }
    }
    return Optional.ofNullable(entries.get(RelativePath.ROOT));
  }

  /** The lines of an entry. */
  public List<Line> linesOf(Entry entry) {
    return entry.safePath().map(byEntryPath::get).orElse(List.of());
  }

  /** What is recorded of an entry, by path. */
  public Map<RelativePath, Set<Sha256>> of(Entry entry) {
    Map<RelativePath, Set<Sha256>> recorded = new TreeMap<>();
    for (Line line : linesOf(entry)) {
      recorded.computeIfAbsent(line.path(), p -> new HashSet<>()).add(line.line().sha256());
    }
    return recorded;
  }

  private void add(ChecksumFile file) {
    for (ChecksumLine.Recorded recorded : file.recorded()) {
      pathOf(file, recorded)
          .ifPresent(
              path ->
                  byEntryPath
                      .computeIfAbsent(
                          entryAround(path).flatMap(Entry::safePath).orElseThrow(),
                          p -> new ArrayList<>(1))
                      .add(new Line(path, recorded)));
    }
  }
}
