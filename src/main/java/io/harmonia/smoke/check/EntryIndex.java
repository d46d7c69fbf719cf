package io.harmonia.smoke.check;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.Likeness;
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
  private final Map<Named, Entry> firstByLook = new HashMap<>();
  private final Map<Likeness, Entry> firstByLookOfPath = new HashMap<>();
  private final PlacedLabels labels = new PlacedLabels();

  EntryIndex(List<Entry> entries) {
    for (Entry entry : entries) {
      entry.key().ifPresent(key -> firstByKey.putIfAbsent(new Named(entry.list(), key), entry));
      entry.key().ifPresent(key -> firstByLook.putIfAbsent(look(entry.list(), key), entry));
      entry.safePath().ifPresent(path -> firstByPath.putIfAbsent(path, entry));
      entry
          .safePath()
          .ifPresent(path -> firstByLookOfPath.putIfAbsent(Likeness.of(path.text()), entry));
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

  /**
   * An entry of a list whose name looks like this one and is another: the sentence that says so, to
   * stand after the name; empty where there is none.
   */
  String lookalikeOf(ListName list, String key) {
    return Optional.ofNullable(firstByLook.get(look(list, key)))
        .filter(other -> !other.label().equals(key))
        .map(
            other ->
                ": there is "
                    + Printable.quoted(other.label())
                    + " at "
                    + other.at()
                    + ", which differs from it only "
                    + Likeness.difference(key, other.label()))
        .orElse("");
  }

  /**
   * The finding that an entry's name stands a second time in its list, or one that looks the same.
   */
  Optional<Finding> secondName(Entry entry, Location at, String remedy) {
    Optional<Entry> namesake = namesake(entry);
    if (namesake.isPresent()) {
      return Optional.of(
          Finding.at(
              at,
              Kind.DUPLICATE,
              "the name "
                  + Printable.quoted(entry.label())
                  + " stands a second time in "
                  + entry.list().key()
                  + ": first at "
                  + namesake.get().at(),
              remedy));
    }
    return entry
        .key()
        .map(key -> lookalikeOf(entry.list(), key))
        .filter(lookalike -> !lookalike.isEmpty())
        .map(
            lookalike ->
                Finding.at(
                    at,
                    Kind.DUPLICATE,
                    "the name "
                        + Printable.quoted(entry.label())
                        + " looks like another one in "
                        + entry.list().key()
                        + lookalike,
                    remedy));
  }

  /** An earlier entry, of either list, with the same path. */
  Optional<Entry> claimant(Entry entry) {
    return entry.safePath().map(firstByPath::get).filter(first -> isOther(first, entry));
  }

  /** An earlier entry, of either list, with another path that looks the same. */
  Optional<Entry> lookalikeClaimant(Entry entry) {
    return entry
        .safePath()
        .map(path -> firstByLookOfPath.get(Likeness.of(path.text())))
        .filter(first -> !first.safePath().equals(entry.safePath()));
  }

  /** What to call an entry: printable, and not the same for two of a list. */
  String label(Entry entry) {
    return labels.of(entry.list(), entry.label(), entry.at());
  }

  private static Named look(ListName list, String key) {
    return new Named(list, Likeness.of(key).key());
  }

  private static boolean isOther(Entry one, Entry other) {
    return one.list() != other.list() || one.index() != other.index();
  }

  private record Named(ListName list, String name) {}
}
