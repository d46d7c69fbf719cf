package io.harmonia.smoke.finding;

import io.harmonia.smoke.ledger.FirstEntries;
import io.harmonia.smoke.ledger.PlacedLabels;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import java.util.List;
import java.util.Optional;

/** Finds entries by name and path, and tells which of them stand twice. */
public final class EntryIndex {
  private final EntryNames names;
  private final FirstEntries<RelativePath> byPath;
  private final FirstEntries<Likeness> byLookOfPath;
  private final PlacedLabels labels = new PlacedLabels();

  public EntryIndex(List<Entry> entries) {
    names = new EntryNames(entries);
    byPath = new FirstEntries<>(entries, Entry::safePath);
    byLookOfPath =
        new FirstEntries<>(
            entries, entry -> entry.safePath().map(path -> Likeness.of(path.text())));
    entries.forEach(entry -> labels.add(entry.list(), entry.label()));
  }

  /** Finds them by their names. */
  public EntryNames names() {
    return names;
  }

  /** An earlier entry, of either list, with the same path. */
  public Optional<Entry> claimant(Entry entry) {
    return entry.safePath().flatMap(byPath::of).filter(first -> isOther(first, entry));
  }

  /** An earlier entry, of either list, with another path that looks the same. */
  public Optional<Entry> lookalikeClaimant(Entry entry) {
    return entry
        .safePath()
        .flatMap(path -> byLookOfPath.of(Likeness.of(path.text())))
        .filter(first -> !first.safePath().equals(entry.safePath()));
  }

  /** What to call an entry: printable, and not the same for two of a list. */
  public String label(Entry entry) {
    return labels.of(entry.list(), entry.label(), entry.at());
  }

  private static boolean isOther(Entry one, Entry other) {
    return one.list() != other.list() || one.index() != other.index();
  }
}
