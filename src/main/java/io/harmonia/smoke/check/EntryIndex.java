package io.harmonia.smoke.check;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds entries by name and path, and tells which of them stand twice. */
final class EntryIndex {
  private final Map<Named, Entry> firstByKey = new HashMap<>();
  private final Map<RelativePath, Entry> firstByPath = new HashMap<>();
  private final PlacedLabels labels = new PlacedLabels();

  EntryIndex(List<Entry> entries) {
    for (Entry entry : entries) {
      entry.key().ifPresent(key -> firstByKey.putIfAbsent(new Named(entry.list(), key), entry));
      entry.safePath().ifPresent(path -> firstByPath.putIfAbsent(path, entry));
      labels.add(entry.list(), entry.label());
    }
  }

  /** The first entry of that name in a list. */
  Optional<Entry> byKey(ListName list, String key) {
    return Optional.ofNullable(firstByKey.get(new Named(list, key)));
  }

  /** An earlier entry of the same name in the same list. */
  Optional<Entry> namesake(Entry entry) {
    return entry
        .key()
        .flatMap(key -> byKey(entry.list(), key))
        .filter(first -> isOther(first, entry));
  }

  /** The finding that an entry's name stands a second time in its list, if it does. */
  Optional<Finding> secondName(Entry entry, Location at, String remedy) {
    return namesake(entry)
        .map(
            first ->
                Finding.at(
                    at,
                    Kind.DUPLICATE,
                    "the name "
                        + Printable.quoted(entry.label())
                        + " stands a second time in "
                        + entry.list().key()
                        + ": first at "
                        + first.at(),
                    remedy));
  }

  /** An earlier entry, of either list, with the same path. */
  Optional<Entry> claimant(Entry entry) {
    return entry.safePath().map(firstByPath::get).filter(first -> isOther(first, entry));
  }

  /** What to call an entry: printable, and not the same for two of a list. */
  String label(Entry entry) {
    return labels.of(entry.list(), entry.label(), entry.at());
  }

  private static boolean isOther(Entry one, Entry other) {
    return one.list() != other.list() || one.index() != other.index();
  }

  private record Named(ListName list, String name) {}
}
