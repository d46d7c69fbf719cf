package io.harmonia.smoke.plan;

import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.ledger.RecordedLines;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many artifacts the manifests and checksum files speak of: of an entry, the files that it
 * counts, or lists and records if those are more; and every recorded path that belongs to no entry.
 */
final class ArtifactCount {
  private ArtifactCount() {}

  static long of(List<Entry> entries, RecordedLines recorded) {
    long artifacts = 0;
    Set<RelativePath> covered = new HashSet<>();
    for (Entry entry : entries) {
      Set<RelativePath> known = new HashSet<>();
      entry.files().forEach(file -> file.safePath().ifPresent(known::add));
      if (entry.safePath().isPresent()) {
        RelativePath path = entry.safePath().get();
        recorded.below(path).forEach(line -> line.place().ifPresent(known::add));
        if (recorded.has(path)) {
          known.add(path);
        }
      }
      known.stream().filter(recorded::has).forEach(covered::add);
      long stated = entry.statedFilesCount().orElse(1L);
      artifacts = Amounts.addCapped(artifacts, Math.max(stated, known.size()));
    }
    long elsewhere = recorded.places().stream().filter(place -> !covered.contains(place)).count();
    return Amounts.addCapped(artifacts, elsewhere);
  }
}
