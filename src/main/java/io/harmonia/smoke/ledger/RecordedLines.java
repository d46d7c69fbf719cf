package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ClaimedPlaces;
import io.harmonia.smoke.checksum.RecordedBase;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Overview;
import io.harmonia.smoke.workspace.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every recorded checksum, with the file it is about.
 *
 * <p>A name is relative to the workspace or to the checksum file's folder, as {@link RecordedBase}
 * decides for the whole file. Where the evidence is even, it means what lies there: at the
 * workspace's place first, then at the folder's. A backslash separates, as in manifests, unless a
 * file lies there whose own name holds it.
 */
public final class RecordedLines {
  /** Of a crowd of lines about one file, the first ones are enough to tell. */
  private static final int CONFLICTS = 10;

  private final Map<Place, List<RecordedChecksum>> bySource = new LinkedHashMap<>();
  private final Map<Place, RecordedBase> bases = new HashMap<>();
  private final NavigableMap<RelativePath, List<RecordedChecksum>> byPlace = new TreeMap<>();
  private final Map<RelativePath, Map<Sha256, RecordedChecksum>> digests =
      new ConcurrentHashMap<>();
  private final LookalikePaths places = new LookalikePaths();

  /** Resolves what was read of checksum files, by what the manifests claim. */
  RecordedLines(List<NameResolver> resolvers, ClaimedPlaces claimed) {
    resolvers.forEach(resolver -> add(resolver, claimed));
  }

  /** The files that are there, each once, whatever the manifests claim. */
  static List<Found.RegularFile> evident(
      Overview workspace, PathRules paths, List<ChecksumFile> files) {
    Map<Path, Found.RegularFile> there = new LinkedHashMap<>();
    for (ChecksumFile file : files) {
      NameResolver resolver = new NameResolver(workspace, paths, file);
      resolver.resolve(ClaimedPlaces.NONE).lines().forEach(line -> addFile(there, line));
    }
    return List.copyOf(there.values());
  }

  private static void addFile(Map<Path, Found.RegularFile> there, RecordedChecksum line) {
    if (line.found() instanceof Found.RegularFile file) {
      there.putIfAbsent(file.real(), file);
    }
  }

  private void add(NameResolver resolver, ClaimedPlaces claimed) {
    NameResolver.Resolved resolved = resolver.resolve(claimed);
    bySource.put(resolver.place(), resolved.lines());
    bases.put(resolver.place(), resolved.base());
    for (RecordedChecksum recorded : resolved.lines()) {
      if (recorded.place().isPresent()) {
        RelativePath place = recorded.place().get();
        List<RecordedChecksum> there = byPlace.computeIfAbsent(place, p -> new ArrayList<>(1));
        there.add(recorded);
        places.add(place);
      }
    }
  }

  /** The recorded checksums of a file, in its order. */
  public List<RecordedChecksum> of(Place source) {
    return bySource.getOrDefault(source, List.of());
  }

  /** The folder from which the names of a file are read, if that can be told. */
  Optional<RelativePath> folderOf(Place source) {
    return Optional.ofNullable(bases.get(source)).flatMap(base -> base.folder(source));
  }

  /** All of them, file by file. */
  public Stream<RecordedChecksum> all() {
    return bySource.values().stream().flatMap(List::stream);
  }

  /** The recorded checksums of a path. */
  public List<RecordedChecksum> at(RelativePath place) {
    return byPlace.getOrDefault(place, List.of());
  }

  public boolean has(RelativePath place) {
    return byPlace.containsKey(place);
  }

  /** The recorded checksums of every path below a directory. */
  public List<RecordedChecksum> below(RelativePath directory) {
    return below(byPlace, directory).stream().flatMap(List::stream).toList();
  }

  /** What a map has of paths below a directory. No name holds NUL, so it sorts before each. */
  static <T> List<T> below(NavigableMap<RelativePath, T> map, RelativePath directory) {
    List<T> below = new ArrayList<>(); // a view's stream would count the whole rest of the map
    for (Map.Entry<RelativePath, T> there :
        map.tailMap(directory.resolve(new RelativePath("\0")), true).entrySet()) {
      if (!there.getKey().isBelow(directory)) {
        break;
      }
      below.add(there.getValue());
    }
    return below;
  }

  /** Every path that has one. */
  public NavigableSet<RelativePath> places() {
    return byPlace.navigableKeySet();
  }

  /** The files that are there, and no pointers, each once. */
  public Stream<Found.RegularFile> filesThere(Predicate<RecordedChecksum> which) {
    Map<Path, Found.RegularFile> files = new LinkedHashMap<>();
    for (List<RecordedChecksum> lines : byPlace.values()) {
      for (RecordedChecksum line : lines) {
        if (which.test(line)) {
          addFile(files, line);
          break; // the others are of the same file
        }
      }
    }
    return files.values().stream();
  }

  /** Whether there is none at all. */
  public boolean isEmpty() {
    return bySource.values().stream().allMatch(List::isEmpty);
  }

  /** Lines that record other digests for the same file: the first of each, and only some. */
  public List<RecordedChecksum> conflictsOf(RecordedChecksum recorded) {
    if (recorded.place().isEmpty() || at(recorded.place().get()).size() < 2) {
      return List.of();
    }
    return byDigest(recorded.place().get()).values().stream()
        .filter(other -> !other.sha256().equals(recorded.sha256()))
        .limit(CONFLICTS)
        .toList();
  }

  /** Whether some line records a digest for a path. */
  public boolean isRecorded(RelativePath place, Sha256 digest) {
    return byDigest(place).containsKey(digest);
  }

  /** The first line of each digest; of a crowd of lines this is asked for by each of them. */
  private Map<Sha256, RecordedChecksum> byDigest(RelativePath place) {
    List<RecordedChecksum> lines = at(place);
    return digests.computeIfAbsent(
        place,
        p -> {
          Map<Sha256, RecordedChecksum> first = new LinkedHashMap<>();
          lines.forEach(line -> first.putIfAbsent(line.sha256(), line));
          return first;
        });
  }

  /** Lines of other paths that look the same as a line's. */
  public List<RecordedChecksum> lookalikesOf(RecordedChecksum recorded) {
    return recorded.place().map(places::of).orElse(List.of()).stream()
        .map(other -> at(other).get(0))
        .toList();
  }

  /** A recorded path, or the folder of some, that looks like this path. */
  public Optional<RelativePath> lookalikeOf(RelativePath path) {
    return places.of(path).stream().findFirst().or(() -> places.folderLike(path));
  }
}
