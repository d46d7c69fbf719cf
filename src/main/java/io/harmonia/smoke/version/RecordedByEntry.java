package io.harmonia.smoke.version;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.workspace.ParsedPath;
import io.harmonia.smoke.workspace.PathRules;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The recorded checksums of each entry, told by their names alone: whether files are there plays no
 * part, since there are none of an earlier state. A name belongs to the entry whose path it is or
 * lies below, read from the workspace first and then from the checksum file's folder.
 */
public final class RecordedByEntry {
  private final Map<RelativePath, List<Line>> byEntryPath = new HashMap<>();
  private final Map<RelativePath, Entry> entries = new HashMap<>();

  /**
   * One line of an entry.
   *
   * @param path the file
   * @param line what is recorded of it, and where
   */
  public record Line(RelativePath path, ChecksumLine.Recorded line) {}

  /** Finds the lines of entries. */
  public static RecordedByEntry of(
      List<Entry> entries, List<ChecksumFile.Read> files, PathRules paths) {
    RecordedByEntry all = new RecordedByEntry();
    entries.forEach(
        entry -> entry.safePath().ifPresent(path -> all.entries.putIfAbsent(path, entry)));
    for (ChecksumFile.Read read : files) {
      read.read().value().ifPresent(file -> all.add(file, paths));
    }
    return all;
  }

  /** The path that a line is about, if it is that of an entry or below one. */
  Optional<RelativePath> pathOf(ChecksumFile file, ChecksumLine.Recorded line, PathRules paths) {
    return places(file, line, paths).stream()
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

  private void add(ChecksumFile file, PathRules paths) {
    for (ChecksumLine line : file.lines()) {
      if (line instanceof ChecksumLine.Recorded recorded) {
        pathOf(file, recorded, paths)
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

  /** The paths that a line may be about: from the workspace first, then from its file's folder. */
  static List<RelativePath> places(ChecksumFile file, ChecksumLine.Recorded line, PathRules paths) {
    List<RelativePath> places = new ArrayList<>(2);
    List<RelativePath> bases = new ArrayList<>(List.of(RelativePath.ROOT));
    file.source().folder().filter(f -> !f.equals(RelativePath.ROOT)).ifPresent(bases::add);
    for (RelativePath base : bases) {
      if (paths.parse(line.name(), base) instanceof ParsedPath.Safe safe) {
        places.add(safe.path());
      }
    }
    return places;
  }
}
