package io.harmonia.smoke.inventory;

import static java.util.Comparator.comparing;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.DirectoryWalk;
import io.harmonia.smoke.workspace.Found;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The file of a directory that the own digest of its entry is of. */
final class RepresentativeFile {
  private RepresentativeFile() {}

  /** The file that has the digest by what the entry lists or what is recorded, or the largest. */
  static Optional<RelativePath> of(
      Entry entry, RelativePath path, DirectorySurvey seen, List<RecordedPlaces.Place> recorded) {
    Optional<Sha256> digest = entry.sha256().flatMap(Stated::value);
    Optional<RelativePath> stated =
        entry.files().stream()
            .filter(
                file -> digest.isPresent() && file.sha256().flatMap(Stated::value).equals(digest))
            .flatMap(file -> file.safePath().stream())
            .findFirst();
    return stated
        .or(
            () ->
                recorded.stream()
                    .filter(line -> digest.filter(line.line().sha256()::equals).isPresent())
                    .filter(line -> line.found() instanceof Found.File)
                    .map(RecordedPlaces.Place::path)
                    .filter(file -> file.isBelow(path))
                    .findFirst())
        .or(() -> largest(seen, path));
  }

  /**
   * The largest files of what lies at a path, of equal size the first by name; none that is empty.
   *
   * @param most how many
   */
  static List<RelativePath> largest(Inventory inventory, RelativePath path, int most) {
    Found found = inventory.workspace().look(path);
    if (!(found instanceof Found.Directory directory)) {
      return found instanceof Found.File ? List.of(path) : List.of();
    }
    DirectorySurvey survey =
        DirectoryWalk.survey(
            inventory.workspace(), path, directory, RecordedPlaces.counted(inventory));
    return survey.paths().stream()
        .filter(file -> survey.sizeOf(file) > 0)
        .sorted(
            comparing((RelativePath file) -> -survey.sizeOf(file))
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  /** The largest file below a directory, the first by name where several are. */
  static Optional<RelativePath> largest(DirectorySurvey seen, RelativePath path) {
    return seen.paths().stream()
        .filter(file -> file.isBelow(path))
        .min(
            comparing((RelativePath file) -> -seen.sizeOf(file))
                .thenComparing(Comparator.naturalOrder()));
  }
}
