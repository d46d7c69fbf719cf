package io.harmonia.smoke.history;

import io.harmonia.smoke.baseline.Baseline;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The paths of which an earlier state had a digest and of which a workspace has none. What the
 * manifests and checksum files tell comes first: files are looked for only where they leave a
 * doubt.
 */
final class DroppedPaths {
  private final Baseline baseline;
  private final RecordedState before;
  private final RecordedState after;
  private final EntryMatches matches;
  private final FilesThere files;
  private final IdentityHashMap<Entry, Entry> now;
  private final List<Had> missed = new ArrayList<>();
  private final Map<Optional<Entry>, Set<RelativePath>> possible = new HashMap<>();
  private final Set<RelativePath> paths = new HashSet<>();
  private @Nullable Map<Optional<Entry>, List<Dropped>> found;

  /**
   * What the earlier state had.
   *
   * @param places the paths that it may be about
   * @param ofEntry whether it is an entry's own digest, which may be a directory
   * @param entry the entry that states it, if one does
   */
  private record Had(
      List<RelativePath> places,
      Sha256 digest,
      Location at,
      boolean ofEntry,
      Optional<Entry> entry) {}

  DroppedPaths(
      Baseline baseline,
      RecordedState before,
      RecordedState after,
      EntryMatches matches,
      FilesThere files) {
    this.baseline = baseline;
    this.before = before;
    this.after = after;
    this.matches = matches;
    this.files = files;
    this.now = matches.now();
    for (int i = 0; i < before.checksums().size(); i++) {
      addLines(i);
    }
    addStated();
    missed.removeIf(had -> had.places().stream().noneMatch(place -> mayBeDropped(had, place)));
    for (Had had : missed) {
      had.places().stream()
          .filter(place -> mayBeDropped(had, place))
          .forEach(
              place ->
                  possible
                      .computeIfAbsent(
                          after.recorded().entryAround(place), e -> new LinkedHashSet<>())
                      .add(place));
    }
  }

  private void addLines(int number) {
    List<ChecksumLine.Recorded> lines = before.linesOf(number);
    if (lines.isEmpty() || hasMalformed(after.checksums().get(number))) {
      return; // nobody knows which of them a malformed line stands for
    }
    if (isEachNameTheSame(lines, after.linesOf(number))) {
      return; // as a rule: no need to look any of them up
    }
    Map<String, Set<RelativePath>> meant = new HashMap<>();
    for (ChecksumFile file : after.checksums().get(number).read().value().stream().toList()) {
      for (ChecksumLine.Recorded line : after.linesOf(number)) {
        meant
            .computeIfAbsent(line.name(), name -> new HashSet<>(2))
            .addAll(after.names().meant(file, line));
      }
    }
    ChecksumFile file = before.checksums().get(number).read().value().orElseThrow();
    for (ChecksumLine.Recorded line : lines) {
      List<RelativePath> places = before.names().meant(file, line);
      if (Collections.disjoint(places, meant.getOrDefault(line.name(), Set.of()))) {
        missed.add(new Had(places, line.sha256(), line.at(), false, Optional.empty()));
      }
    }
  }

  /** Whether names are the same, and so is what they mean, since no entry's paths are others. */
  private boolean isEachNameTheSame(
      List<ChecksumLine.Recorded> then, List<ChecksumLine.Recorded> lines) {
    return then.size() == lines.size()
        && now.size() == before.entries().size()
        && now.size() == after.entries().size()
        && IntStream.range(0, then.size())
            .allMatch(i -> then.get(i).name().equals(lines.get(i).name()))
        && now.entrySet().stream().allMatch(e -> haveTheSamePaths(e.getKey(), e.getValue()));
  }

  private static boolean haveTheSamePaths(Entry then, Entry now) {
    return then.isKnownToEqual(now)
        || (then.safePath().equals(now.safePath())
            && then.files().stream()
                .map(Artifact::safePath)
                .toList()
                .equals(now.files().stream().map(Artifact::safePath).toList()));
  }

  private void addStated() {
    for (Entry entry : before.entries()) {
      Entry itself = now.get(entry);
      if (itself == null || !itself.isKnownToEqual(entry)) {
        Set<RelativePath> stillStated = itself == null ? Set.of() : stated(itself);
        addStated(entry, entry.safePath(), entry.sha256(), true);
        for (Artifact artifact : entry.files()) {
          if (artifact.safePath().filter(stillStated::contains).isEmpty()) {
            addStated(entry, artifact.safePath(), artifact.sha256(), false);
          }
        }
      }
    }
  }

  /** The files of which an entry states a digest: no need to look whether others do. */
  private static Set<RelativePath> stated(Entry entry) {
    Set<RelativePath> stated = new HashSet<>();
    for (Artifact artifact : entry.files()) {
      artifact.safePath().filter(path -> artifact.sha256().isPresent()).ifPresent(stated::add);
    }
    return stated;
  }

  private void addStated(
      Entry entry, Optional<RelativePath> path, Optional<Stated<Sha256>> sha256, boolean isItsOwn) {
    Optional<Sha256> digest = sha256.flatMap(Stated::value);
    if (path.isPresent() && digest.isPresent()) {
      missed.add(
          new Had(
              List.of(path.get()), digest.get(), sha256.get().at(), isItsOwn, Optional.of(entry)));
    }
  }

  private boolean mayBeDropped(Had had, RelativePath place) {
    return !index().surelyHas(place)
        && !index().isRepresented(place, had.digest())
        && !(had.ofEntry() && index().hasBelow(place, had.digest()));
  }

  /** The paths that are dropped if their files are there: those of an entry, or of none. */
  Set<RelativePath> possible(Optional<Entry> entry) {
    return possible.getOrDefault(entry, Set.of());
  }

  /** The paths that were dropped, in the order in which the earlier state had them. */
  List<Dropped> of(Optional<Entry> entry) {
    return missed.isEmpty() ? List.of() : found().getOrDefault(entry, List.of());
  }

  /** Whether a path was dropped. */
  synchronized boolean has(RelativePath path) {
    return !missed.isEmpty() && !found().isEmpty() && paths.contains(path);
  }

  private synchronized Map<Optional<Entry>, List<Dropped>> found() {
    Map<Optional<Entry>, List<Dropped>> known = found;
    if (known == null) {
      Map<RelativePath, Dropped> byPath = new LinkedHashMap<>();
      for (Had had : missed) {
        look(had)
            .ifPresent(dropped -> byPath.merge(dropped.path(), dropped, DroppedPaths::together));
      }
      paths.addAll(byPath.keySet());
      known = byPath.values().stream().collect(Collectors.groupingBy(Dropped::entry));
      found = known;
    }
    return known;
  }

  /** A path that several places had: nobody's leftover as soon as one of them says so. */
  private static Dropped together(Dropped one, Dropped other) {
    return one.isLeftover() ? other : one;
  }

  private Optional<Dropped> look(Had had) {
    for (RelativePath place : had.places()) {
      Optional<Dropped.There> there = files.at(place, had.ofEntry());
      if (there.isPresent()) {
        return mayBeDropped(had, place) && !isRecordedNow(place)
            ? Optional.of(dropped(had, place, there.get()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a line is about a file, which of its places it means being the first that is there. */
  private boolean isRecordedNow(RelativePath path) {
    return index().linesThatMayMean(path).stream()
        .anyMatch(
            places ->
                places.stream()
                    .filter(place -> files.at(place, false).isPresent())
                    .findFirst()
                    .map(path::equals)
                    .orElse(true));
  }

  private Dropped dropped(Had had, RelativePath path, Dropped.There there) {
    Optional<Entry> now = after.recorded().entryAround(path);
    Optional<Entry> then = had.entry().or(() -> before.recorded().entryAround(path));
    boolean isLeftover =
        now.isEmpty()
            && then.filter(matches::isGone).isPresent()
            && files.isTracked(path).equals(Optional.of(false));
    Dropped.Was was = new Dropped.Was(had.digest(), had.at(), baseline.nameNow(had.at().file()));
    return new Dropped(path, was, now, there, isLeftover);
  }

  private DigestIndex index() {
    return after.digests();
  }

  private static boolean hasMalformed(Document<ChecksumFile> read) {
    return read.read().value().filter(file -> !file.malformed().isEmpty()).isPresent();
  }
}
