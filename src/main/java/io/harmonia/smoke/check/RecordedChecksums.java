package io.harmonia.smoke.check;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Overview;
import io.harmonia.smoke.workspace.ParsedPath;
import io.harmonia.smoke.workspace.PathRules;
import io.harmonia.smoke.workspace.RelativePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every recorded checksum, with the file it is about.
 *
 * <p>A name is relative to the workspace or to the checksum file's folder: the workspace first,
 * then the folder. Where nothing lies at either, it means the place that a manifest claims, else
 * the one that the file's other lines lead to, else the workspace. A backslash separates, as in
 * manifests, unless a file lies there whose own name holds it.
 */
final class RecordedChecksums {
  private static final Pattern DIRECTORY = Pattern.compile("[/\\\\]\\z|(^|[/\\\\])\\.\\z");

  private final Map<ChecksumFile.Source, List<RecordedChecksum>> bySource = new LinkedHashMap<>();
  private final NavigableMap<RelativePath, List<RecordedChecksum>> byPlace = new TreeMap<>();

  private final LookalikePaths places = new LookalikePaths();
  private final LookalikePaths folders = new LookalikePaths();

  private RecordedChecksums() {}

  static RecordedChecksums resolve(Inventory inventory, Set<RelativePath> claimed) {
    RecordedChecksums all = new RecordedChecksums();
    for (ChecksumFile.Read read : inventory.checksums()) {
      read.read().value().ifPresent(file -> all.add(inventory, file, claimed));
    }
    return all;
  }

  private void add(Inventory inventory, ChecksumFile file, Set<RelativePath> claimed) {
    Resolver resolver =
        new Resolver(inventory.workspace().overview(), inventory.paths(), claimed, file);
    List<RecordedChecksum> resolved = resolver.resolveAll();
    bySource.put(file.source(), resolved);
    for (RecordedChecksum recorded : resolved) {
      if (recorded.place().isPresent()) {
        RelativePath place = recorded.place().get();
        byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(recorded);
        places.add(place);
        for (RelativePath folder = place.parent(); folders.add(folder); ) {
          folder = folder.parent();
        }
      }
    }
  }

  /** The recorded checksums of a file, in its order. */
  List<RecordedChecksum> of(ChecksumFile.Source source) {
    return bySource.getOrDefault(source, List.of());
  }

  /** The recorded checksums of a path. */
  List<RecordedChecksum> at(RelativePath place) {
    return byPlace.getOrDefault(place, List.of());
  }

  boolean has(RelativePath place) {
    return byPlace.containsKey(place);
  }

  /** The recorded checksums of every path below a directory. */
  List<RecordedChecksum> below(RelativePath directory) {
    List<RecordedChecksum> below = new ArrayList<>();
    for (Map.Entry<RelativePath, List<RecordedChecksum>> entry :
        byPlace.tailMap(new RelativePath(directory.text()), false).entrySet()) {
      if (entry.getKey().isBelow(directory)) {
        below.addAll(entry.getValue());
      } else if (entry.getKey().text().compareTo(directory.text() + "0") >= 0) {
        break; // '0' follows '/': past everything that starts with "directory/"
      }
    }
    return below;
  }

  /** Every path that has one. */
  Set<RelativePath> places() {
    return byPlace.keySet();
  }

  /** Bytes of the files that are there, and no pointers, each counted once. */
  long bytesThere() {
    Set<Path> counted = new HashSet<>();
    return byPlace.values().stream()
        .map(lines -> lines.get(0).found())
        .flatMap(
            found -> found instanceof Found.RegularFile file ? Stream.of(file) : Stream.empty())
        .filter(file -> counted.add(file.real()))
        .mapToLong(Found.RegularFile::size)
        .reduce(0, Amounts::addCapped);
  }

  /** Whether there is none at all. */
  boolean isEmpty() {
    return bySource.values().stream().allMatch(List::isEmpty);
  }

  /** Other lines that record another digest for the same file. */
  List<RecordedChecksum> conflictsOf(RecordedChecksum recorded) {
    Sha256 digest = recorded.sha256();
    return recorded.place().map(this::at).orElse(List.of()).stream()
        .filter(other -> !other.sha256().equals(digest))
        .toList();
  }

  /** Lines of other paths that look the same as a line's. */
  List<RecordedChecksum> lookalikesOf(RecordedChecksum recorded) {
    return recorded.place().map(places::of).orElse(List.of()).stream()
        .map(other -> at(other).get(0))
        .toList();
  }

  /** A recorded path, or the folder of some, that looks like this path. */
  Optional<RelativePath> lookalikeOf(RelativePath path) {
    return Stream.concat(places.of(path).stream(), folders.of(path).stream()).findFirst();
  }

  /** Resolves the names of one file. */
  private static final class Resolver {
    private final Overview workspace;
    private final PathRules paths;
    private final Set<RelativePath> claimed;
    private final ChecksumFile file;
    private int leadingToWorkspace;
    private int leadingToFolder;

    Resolver(Overview workspace, PathRules paths, Set<RelativePath> claimed, ChecksumFile file) {
      this.workspace = workspace;
      this.paths = paths;
      this.claimed = claimed;
      this.file = file;
    }

    List<RecordedChecksum> resolveAll() {
      List<Candidates> all = new ArrayList<>();
      for (ChecksumLine line : file.lines()) {
        if (line instanceof ChecksumLine.Recorded recorded) {
          Candidates candidates = candidates(recorded);
          all.add(candidates);
          leadingToWorkspace += candidates.leadsTo(0) ? 1 : 0;
          leadingToFolder += candidates.leadsTo(1) ? 1 : 0;
        }
      }
      return all.stream().map(this::choose).toList();
    }

    private Candidates candidates(ChecksumLine.Recorded line) {
      if (line.name().equals("-")) {
        return refused(line, "stands for standard input, not for a file");
      }
      if (DIRECTORY.matcher(line.name()).find()) {
        return refused(line, "ends in a separator or a dot, as only a directory's can");
      }
      List<RelativePath> tried = new ArrayList<>();
      Optional<ParsedPath.Refused> refused = Optional.empty();
      for (RelativePath base : bases()) {
        ParsedPath parsed = paths.parse(line.name(), base);
        if (parsed instanceof ParsedPath.Safe safe) {
          if (!tried.contains(safe.path())) {
            tried.add(safe.path());
          }
        } else if (parsed instanceof ParsedPath.Refused r && refused.isEmpty()) {
          refused = Optional.of(r);
        }
      }
      if (!tried.isEmpty() && line.name().contains("\\")) {
        bases().stream().flatMap(base -> asItStands(line.name(), base)).forEach(tried::add);
      }
      return new Candidates(
          line,
          List.copyOf(tried),
          tried.stream().map(workspace::look).toList(),
          tried.isEmpty() ? refused : Optional.empty());
    }

    /** The file whose own name holds the backslashes, if there is one. */
    private Stream<RelativePath> asItStands(String name, RelativePath base) {
      List<String> segments = new ArrayList<>(base.segments());
      segments.addAll(List.of(name.split("/", -1)));
      segments.removeIf(segment -> segment.isEmpty() || segment.equals("."));
      return Stream.of(segments)
          .filter(all -> !all.contains(".."))
          .map(all -> new RelativePath(String.join("/", all)))
          .filter(path -> !(workspace.look(path) instanceof Found.Absent));
    }

    private static Candidates refused(ChecksumLine.Recorded line, String reason) {
      ParsedPath.Refused refused = new ParsedPath.Refused(reason, "Record the file's path.");
      return new Candidates(line, List.of(), List.of(), Optional.of(refused));
    }

    private List<RelativePath> bases() {
      return file.source().folder().filter(f -> !f.equals(RelativePath.ROOT)).isPresent()
          ? List.of(RelativePath.ROOT, file.source().folder().get())
          : List.of(RelativePath.ROOT);
    }

    private RecordedChecksum choose(Candidates candidates) {
      if (candidates.refused().isPresent()) {
        return new RecordedChecksum(
            candidates.line(),
            Optional.empty(),
            new Found.Absent(""),
            List.of(),
            List.of(),
            candidates.refused());
      }
      int chosen =
          candidates
              .firstFile()
              .or(candidates::firstPresent)
              .or(candidates::firstRejected)
              .orElseGet(() -> expected(candidates));
      return new RecordedChecksum(
          candidates.line(),
          Optional.of(candidates.tried().get(chosen)),
          candidates.found().get(chosen),
          candidates.otherFiles(chosen),
          candidates.tried(),
          Optional.empty());
    }

    private int expected(Candidates candidates) {
      for (int i = 0; i < candidates.tried().size(); i++) {
        if (claimed.contains(candidates.tried().get(i))) {
          return i;
        }
      }
      return candidates.tried().size() > 1 && leadingToFolder > leadingToWorkspace ? 1 : 0;
    }
  }

  /** The places that a name may mean, and what lies there. */
  private record Candidates(
      ChecksumLine.Recorded line,
      List<RelativePath> tried,
      List<Found> found,
      Optional<ParsedPath.Refused> refused) {

    boolean leadsTo(int base) {
      return tried.size() > 1
          && found.get(base) instanceof Found.File
          && !(found.get(1 - base) instanceof Found.File);
    }

    Optional<Integer> firstFile() {
      return first(Found.File.class::isInstance);
    }

    Optional<Integer> firstPresent() {
      return first(there -> !(there instanceof Found.Absent));
    }

    Optional<Integer> firstRejected() {
      return first(there -> there instanceof Found.Absent a && a.rejected().isPresent());
    }

    private Optional<Integer> first(Predicate<Found> wanted) {
      for (int i = 0; i < found.size(); i++) {
        if (wanted.test(found.get(i))) {
          return Optional.of(i);
        }
      }
      return Optional.empty();
    }

    List<RecordedChecksum.OtherPlace> otherFiles(int chosen) {
      List<RecordedChecksum.OtherPlace> others = new ArrayList<>();
      if (found.get(chosen) instanceof Found.File mine) {
        for (int i = 0; i < found.size(); i++) {
          if (i != chosen && mayDiffer(mine, found.get(i))) {
            others.add(new RecordedChecksum.OtherPlace(tried.get(i), found.get(i)));
          }
        }
      }
      return List.copyOf(others);
    }

    private static boolean mayDiffer(Found.File mine, Found other) {
      return other instanceof Found.File theirs
          ? !theirs.real().equals(mine.real())
          : other instanceof Found.Refused || other instanceof Found.Unreadable;
    }
  }
}
