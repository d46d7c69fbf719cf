package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.checksum.ClaimedPlaces;
import io.harmonia.smoke.checksum.RecordedBase;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Overview;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Resolves the names of one checksum file. Looks once at each place that one may mean. */
final class NameResolver {
  /** Of the places as backslashes separate, which belong to which base. */
  private static final List<Integer> BASES = List.of(0, 1);

  /** So many are looked for by every core. */
  private static final int MANY = 1_000;

  private final Overview workspace;
  private final ChecksumFile file;
  private final List<NameCandidates> all;

  NameResolver(Overview workspace, PathRules paths, ChecksumFile file) {
    this.workspace = workspace;
    this.file = file;
    List<ChecksumLine.Recorded> lines = file.recorded();
    this.all =
        (lines.size() < MANY ? lines.stream() : lines.parallelStream())
            .map(line -> candidates(line, ChecksumFile.path(file.place(), line.name(), paths)))
            .toList();
  }

  Place place() {
    return file.place();
  }

  /** Adds the places that were looked at. */
  void addTried(Collection<RelativePath> tried) {
    all.forEach(name -> tried.addAll(name.tried()));
  }

  /**
   * Every name and the file that it means.
   *
   * @param lines the recorded checksums, in their order
   * @param base where their names start from
   */
  record Resolved(List<RecordedChecksum> lines, RecordedBase base) {}

  Resolved resolve(ClaimedPlaces claimed) {
    RecordedBase.Count count = new RecordedBase.Count(claimed);
    List<OptionalInt> claims = new ArrayList<>(all.size());
    for (NameCandidates name : all) {
      OptionalInt claim = claimed.oneOf(name.names());
      claims.add(claim);
      count.add(name.line(), name.names(), claim, name::isFileAt, name::isNothingAt);
    }
    RecordedBase base = count.decide();
    RecordedBase nominal = count.decideByClaims();
    List<RecordedChecksum> lines = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      lines.add(choose(all.get(i), claims.get(i), base, nominal));
    }
    return new Resolved(List.copyOf(lines), base);
  }

  private NameCandidates candidates(ChecksumLine.Recorded line, ClaimedPath names) {
    List<RelativePath> places = names.places();
    if (places.isEmpty() || !line.name().contains("\\")) {
      List<Found> found = places.stream().map(workspace::look).toList();
      return new NameCandidates(line, names, places, BASES, found, places);
    }
    List<RelativePath> tried = new ArrayList<>(places);
    List<Integer> bases = new ArrayList<>(BASES.subList(0, places.size()));
    List<RelativePath> possible = new ArrayList<>(places);
    List<RelativePath> starts = ChecksumFile.bases(file.place());
    for (int i = 0; i < starts.size(); i++) {
      int base = names.areTwo() ? i : 0;
      asItStands(line.name(), starts.get(i))
          .forEach(
              path -> {
                possible.add(path);
                if (!(workspace.look(path) instanceof Found.Absent)) {
                  tried.add(path);
                  bases.add(base);
                }
              });
    }
    return new NameCandidates(
        line,
        names,
        List.copyOf(tried),
        List.copyOf(bases),
        tried.stream().map(workspace::look).toList(),
        List.copyOf(possible));
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

  private static RecordedChecksum choose(
      NameCandidates name, OptionalInt claimed, RecordedBase base, RecordedBase nominal) {
    if (name.tried().isEmpty()) {
      return new RecordedChecksum(
          name.line(),
          Optional.empty(),
          new Found.Absent(""),
          RecordedChecksum.Alternatives.NONE,
          name.names().refused());
    }
    OptionalInt meant = base.meant(name.line(), name.names(), claimed);
    int chosen = name.firstOf(meant);
    int usual = nominal.meant(name.line(), name.names(), claimed).orElse(0);
    return new RecordedChecksum(
        name.line(),
        Optional.of(name.tried().get(chosen)),
        name.found().get(chosen),
        new RecordedChecksum.Alternatives(
            name.otherFiles(chosen, meant),
            name.copies(chosen, meant),
            name.tried(),
            Optional.of(name.tried().get(usual)),
            name.possible(),
            meant.isEmpty() && name.names().areTwo() && base.isContested(name.line())),
        Optional.empty());
  }
}
