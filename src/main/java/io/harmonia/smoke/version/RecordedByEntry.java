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
    Set<RelativePath> entryPaths = new HashSet<>();
    entries.forEach(entry -> entry.safePath().ifPresent(entryPaths::add));
    for (ChecksumFile.Read read : files) {
      read.read().value().ifPresent(file -> all.add(file, entryPaths, paths));
    }
    return all;
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

  private void add(ChecksumFile file, Set<RelativePath> entryPaths, PathRules paths) {
    for (ChecksumLine line : file.lines()) {
      if (line instanceof ChecksumLine.Recorded recorded) {
        for (RelativePath path : places(file, recorded, paths)) {
          Optional<RelativePath> entry = nearest(path, entryPaths);
          if (entry.isPresent()) {
            byEntryPath
                .computeIfAbsent(entry.get(), p -> new ArrayList<>(1))
                .add(new Line(path, recorded));
            break;
          }
        }
      }
    }
  }

  private static List<RelativePath> places(
      ChecksumFile file, ChecksumLine.Recorded line, PathRules paths) {
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

  private static Optional<RelativePath> nearest(RelativePath path, Set<RelativePath> entryPaths) {
    for (RelativePath at = path; !at.equals(RelativePath.ROOT); at = at.parent()) {
      if (entryPaths.contains(at)) {
        return Optional.of(at);
      }
    }
    return entryPaths.contains(RelativePath.ROOT)
        ? Optional.of(RelativePath.ROOT)
        : Optional.empty();
  }
}
