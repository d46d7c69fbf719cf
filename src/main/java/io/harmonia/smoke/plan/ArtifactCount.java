package io.harmonia.smoke.plan;

import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.RecordedLines;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import java.util.HashSet;
import java.util.Set;

/**
 * How many artifacts the manifests and checksum files speak of: of an entry, the files that it
 * counts, or lists and records if those are more; and every path that is recorded, or that a record
 * of another format names, and that belongs to no entry.
 */
final class ArtifactCount {
  private ArtifactCount() {}

  static long of(Ledger ledger) {
    RecordedLines recorded = ledger.lines();
    long artifacts = 0;
    Set<RelativePath> covered = new HashSet<>();
    for (Entry entry : ledger.entries()) {
      Set<RelativePath> known = new HashSet<>();
      entry.files().forEach(file -> file.safePath().ifPresent(known::add));
      if (entry.safePath().isPresent()) {
        RelativePath path = entry.safePath().get();
        recorded.below(path).forEach(line -> line.place().ifPresent(known::add));
        if (recorded.has(path)) {
          known.add(path);
        }
        ledger.otherPlaces(path).forEach(covered::add);
      }
      known.stream().filter(recorded::has).forEach(covered::add);
      long stated = entry.statedFilesCount().orElse(1L);
      artifacts = Amounts.addCapped(artifacts, Math.max(stated, known.size()));
    }
    long elsewhere = recorded.places().stream().filter(place -> !covered.contains(place)).count();
    long others =
        ledger
            .otherPlaces()
            .filter(place -> !covered.contains(place) && !recorded.has(place))
            .count();
    return Amounts.addCapped(artifacts, Amounts.addCapped(elsewhere, others));
  }
}
