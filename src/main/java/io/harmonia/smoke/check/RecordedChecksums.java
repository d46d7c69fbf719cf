package io.harmonia.smoke.check;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Entry;
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
  private final NavigableMap<String, List<RecordedChecksum>> byText = new TreeMap<>();
  private final Claims claims;

  private final LookalikePaths places = new LookalikePaths();

  private RecordedChecksums(Claims claims) {
    this.claims = claims;
  }

  /**
   * Resolves every recorded checksum.
   *
   * @param entries what they may be about
   */
  static RecordedChecksums resolve(Inventory inventory, List<Entry> entries) {
    List<Resolver> resolvers = new ArrayList<>();
    Overview workspace = inventory.workspace().overview();
    for (ChecksumFile.Read read : inventory.checksums()) {
      read.read()
          .value()
          .ifPresent(file -> resolvers.add(new Resolver(workspace, inventory.paths(), file)));
    }
    List<RelativePath> tried = new ArrayList<>();
    resolvers.forEach(resolver -> resolver.all.forEach(name -> tried.addAll(name.tried())));
    RecordedChecksums all = new RecordedChecksums(Claims.of(entries, tried));
    resolvers.forEach(all::add);
    return all;
  }

  /** The files that are there, each once, whatever the manifests claim. */
  static List<Found.RegularFile> evident(
      Overview workspace, PathRules paths, List<ChecksumFile> files) {
    Set<Path> counted = new HashSet<>();
    return files.stream()
        .flatMap(file -> new Resolver(workspace, paths, file).all.stream())
        .flatMap(name -> name.firstFile().map(name.found()::get).stream())
        .flatMap(
            found -> found instanceof Found.RegularFile file ? Stream.of(file) : Stream.empty())
        .filter(file -> counted.add(file.real()))
        .toList();
  }

  private void add(Resolver resolver) {
    List<RecordedChecksum> resolved = resolver.resolveAll(claims.paths());
    bySource.put(resolver.file.source(), resolved);
    for (RecordedChecksum recorded : resolved) {
      if (recorded.place().isPresent()) {
        RelativePath place = recorded.place().get();
        List<RecordedChecksum> there = byPlace.computeIfAbsent(place, p -> new ArrayList<>(1));
        there.add(recorded);
        byText.put(place.text(), there);
        places.add(place);
      }
    }
  }

  /** The recorded checksums of a file, in its order. */
  List<RecordedChecksum> of(ChecksumFile.Source source) {
    return bySource.getOrDefault(source, List.of());
  }

  /** All of them, file by file. */
  Stream<RecordedChecksum> all() {
    return bySource.values().stream().flatMap(List::stream);
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
    String prefix = directory.text().isEmpty() ? "" : directory.text() + "/";
    List<RecordedChecksum> below = new ArrayList<>();
    for (Map.Entry<String, List<RecordedChecksum>> there : byText.tailMap(prefix).entrySet()) {
      if (!there.getKey().startsWith(prefix)) {
        break;
      }
      if (!there.getKey().isEmpty()) {
        below.addAll(there.getValue());
      }
    }
    return below;
  }

  /** What the manifests state of these paths, and of those that look like one of them. */
  Claims claims() {
    return claims;
  }

  /** Every path that has one. */
  Set<RelativePath> places() {
    return byPlace.keySet();
  }

  /** The files that are there, and no pointers, each once. */
  Stream<Found.RegularFile> filesThere(Predicate<RecordedChecksum> which) {
    Set<Path> counted = new HashSet<>();
    return byPlace.values().stream()
        .flatMap(lines -> lines.stream().filter(which).limit(1))
        .map(RecordedChecksum::found)
        .flatMap(
            found -> found instanceof Found.RegularFile file ? Stream.of(file) : Stream.empty())
        .filter(file -> counted.add(file.real()));
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
    return places.of(path).stream().findFirst().or(() -> places.folderLike(path));
  }

  /** Resolves the names of one file. */
  private static final class Resolver {
    private final Overview workspace;
    private final PathRules paths;
    private final ChecksumFile file;
    private final List<Candidates> all = new ArrayList<>();
    private int leadingToWorkspace;
    private int leadingToFolder;
    private int claimedInWorkspace;
    private int claimedInFolder;

    Resolver(Overview workspace, PathRules paths, ChecksumFile file) {
      this.workspace = workspace;
      this.paths = paths;
      this.file = file;
      for (ChecksumLine line : file.lines()) {
        if (line instanceof ChecksumLine.Recorded recorded) {
          Candidates candidates = candidates(recorded);
          all.add(candidates);
          leadingToWorkspace += candidates.leadsTo(0) ? 1 : 0;
          leadingToFolder += candidates.leadsTo(1) ? 1 : 0;
        }
      }
    }

    List<RecordedChecksum> resolveAll(Set<RelativePath> claimed) {
      for (Candidates candidates : all) {
        claimedInWorkspace += candidates.isClaimedAt(0, claimed) ? 1 : 0;
        claimedInFolder += candidates.isClaimedAt(1, claimed) ? 1 : 0;
      }
      return all.stream().map(candidates -> choose(candidates, claimed)).toList();
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
      int parsed = tried.size();
      List<RelativePath> possible = new ArrayList<>(tried);
      if (!tried.isEmpty() && line.name().contains("\\")) {
        bases().stream().flatMap(base -> asItStands(line.name(), base)).forEach(possible::add);
        possible.stream().skip(parsed).filter(this::isThere).forEach(tried::add);
      }
      return new Candidates(
          line,
          List.copyOf(tried),
          tried.stream().map(workspace::look).toList(),
          List.copyOf(possible),
          parsed,
          tried.isEmpty() ? refused : Optional.empty());
    }

    /** The file whose own name would hold the backslashes. */
    private static Stream<RelativePath> asItStands(String name, RelativePath base) {
      List<String> segments = new ArrayList<>(base.segments());
      segments.addAll(List.of(name.split("/", -1)));
      segments.removeIf(segment -> segment.isEmpty() || segment.equals("."));
      return Stream.of(segments)
          .filter(all -> !all.contains(".."))
          .map(all -> new RelativePath(String.join("/", all)));
    }

    private boolean isThere(RelativePath path) {
      return !(workspace.look(path) instanceof Found.Absent);
    }

    private static Candidates refused(ChecksumLine.Recorded line, String reason) {
      ParsedPath.Refused refused = new ParsedPath.Refused(reason, "Record the file's path.");
      return new Candidates(line, List.of(), List.of(), List.of(), 0, Optional.of(refused));
    }

    private List<RelativePath> bases() {
      return file.source().folder().filter(f -> !f.equals(RelativePath.ROOT)).isPresent()
          ? List.of(RelativePath.ROOT, file.source().folder().get())
          : List.of(RelativePath.ROOT);
    }

    private RecordedChecksum choose(Candidates candidates, Set<RelativePath> claimed) {
      if (candidates.refused().isPresent()) {
        return new RecordedChecksum(
            candidates.line(),
            Optional.empty(),
            new Found.Absent(""),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            candidates.refused());
      }
      int chosen =
          candidates
              .firstFile()
              .or(candidates::firstPresent)
              .or(candidates::firstRejected)
              .orElseGet(() -> expected(candidates, claimed));
      return new RecordedChecksum(
          candidates.line(),
          Optional.of(candidates.tried().get(chosen)),
          candidates.found().get(chosen),
          candidates.otherFiles(chosen),
          candidates.tried(),
          Optional.of(candidates.tried().get(nominal(candidates, claimed))),
          candidates.possible(),
          Optional.empty());
    }

    private int expected(Candidates candidates, Set<RelativePath> claimed) {
      return candidates
          .firstClaimed(candidates.tried().size(), claimed)
          .orElse(candidates.tried().size() > 1 && leadingToFolder > leadingToWorkspace ? 1 : 0);
    }

    /** As where nothing is there, and other lines lead to where the manifests claim them. */
    private int nominal(Candidates candidates, Set<RelativePath> claimed) {
      return candidates
          .firstClaimed(candidates.parsed(), claimed)
          .orElse(candidates.parsed() > 1 && claimedInFolder > claimedInWorkspace ? 1 : 0);
    }
  }

  /**
   * The places that a name may mean, and what lies there; the first are those that it means where
   * backslashes separate.
   */
  private record Candidates(
      ChecksumLine.Recorded line,
      List<RelativePath> tried,
      List<Found> found,
      List<RelativePath> possible,
      int parsed,
      Optional<ParsedPath.Refused> refused) {

    boolean leadsTo(int base) {
      return tried.size() > 1
          && found.get(base) instanceof Found.File
          && !(found.get(1 - base) instanceof Found.File);
    }

    boolean isClaimedAt(int base, Set<RelativePath> claimed) {
      return parsed > 1
          && claimed.contains(tried.get(base))
          && !claimed.contains(tried.get(1 - base));
    }

    Optional<Integer> firstClaimed(int among, Set<RelativePath> claimed) {
      for (int i = 0; i < among; i++) {
        if (claimed.contains(tried.get(i))) {
          return Optional.of(i);
        }
      }
      return Optional.empty();
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
