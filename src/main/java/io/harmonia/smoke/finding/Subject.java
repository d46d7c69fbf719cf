package io.harmonia.smoke.finding;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a check is about, by which a waiver can name it.
 *
 * @param entry the entry whose fields or content it checks
 * @param path the file or directory whose content it checks
 * @param recorded the recorded checksum that it holds a file to
 * @param others more files that findings of it may be about, whatever files are there
 */
public record Subject(
    Optional<Entry> entry,
    Optional<RelativePath> path,
    Optional<RecordedChecksum> recorded,
    Set<RelativePath> others) {
  /** No entry and no path. */
  public static final Subject NONE =
      new Subject(Optional.empty(), Optional.empty(), Optional.empty());

  /** One thing. */
  Subject(Optional<Entry> entry, Optional<RelativePath> path, Optional<RecordedChecksum> recorded) {
    this(entry, path, recorded, Set.of());
  }

  /** What became of some files since the baseline: those of an entry, or of none. */
  public static Subject sinceBaseline(Optional<Entry> entry, Set<RelativePath> files) {
    return new Subject(entry, Optional.empty(), Optional.empty(), files);
  }

  /** What an entry's fields say. */
  public static Subject of(Entry entry) {
    return new Subject(Optional.of(entry), Optional.empty(), Optional.empty());
  }

  /** What is there of an entry. */
  public static Subject contentOf(Entry entry) {
    return new Subject(Optional.of(entry), entry.safePath(), Optional.empty());
  }

  /** A file with a recorded checksum. */
  public static Subject of(RecordedChecksum recorded) {
    return new Subject(Optional.empty(), recorded.place(), Optional.of(recorded));
  }

  /** A file or directory of which a record speaks, unless its name is refused. */
  public static Subject ofClaimed(Optional<RelativePath> path) {
    return new Subject(Optional.empty(), path, Optional.empty());
  }

  /**
   * What it is about whatever files are there: itself, and each other file that a recorded name
   * would mean if other files were there.
   */
  public Stream<Subject> whateverIsThere() {
    return Stream.concat(
        Stream.of(this),
        recorded.stream()
            .flatMap(line -> line.alternatives().possible().stream())
            .map(place -> new Subject(entry, Optional.of(place), recorded)));
  }

  /** The path, and those of the artifacts whose content is checked with it. */
  public Stream<RelativePath> paths() {
    return Stream.of(
            path.stream(),
            artifacts().stream().flatMap(artifact -> artifact.safePath().stream()),
            others.stream())
        .flatMap(paths -> paths);
  }

  /** The places at which findings are about an artifact rather than about the path. */
  public Map<Location, RelativePath> places() {
    Map<Location, RelativePath> places = new HashMap<>();
    for (Artifact artifact : artifacts()) {
      artifact
          .safePath()
          .ifPresent(
              file ->
                  Stream.of(
                          Optional.of(artifact.at()),
                          artifact.path().map(Stated::at),
                          artifact.sizeBytes().map(Stated::at),
                          artifact.sha256().map(Stated::at))
                      .flatMap(Optional::stream)
                      .forEach(place -> places.put(place, file)));
    }
    return places;
  }

  /**
   * The path that a finding is about: of the artifact at whose place it stands, or else the path.
   *
   * @param places as {@link #places} gives them
   */
  public Optional<RelativePath> pathOf(Finding finding, Map<Location, RelativePath> places) {
    return finding.location().flatMap(at -> Optional.ofNullable(places.get(at))).or(() -> path);
  }

  private List<Artifact> artifacts() {
    return path.isPresent() ? entry.map(Entry::files).orElse(List.of()) : List.of();
  }
}
