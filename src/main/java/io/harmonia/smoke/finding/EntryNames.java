package io.harmonia.smoke.finding;

import io.harmonia.smoke.ledger.FirstEntries;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds entries by their names, and tells which names stand twice. */
public final class EntryNames {
  private final Map<ListName, FirstEntries<String>> byKey = new EnumMap<>(ListName.class);
  private final Map<ListName, FirstEntries<Likeness>> byLook = new EnumMap<>(ListName.class);

  public EntryNames(List<Entry> entries) {
    Map<ListName, List<Entry>> lists = entries.stream().collect(Collectors.groupingBy(Entry::list));
    for (ListName list : ListName.values()) {
      List<Entry> ofList = lists.getOrDefault(list, List.of());
      byKey.put(list, new FirstEntries<>(ofList, Entry::key));
      byLook.put(list, new FirstEntries<>(ofList, entry -> entry.key().map(Likeness::of)));
    }
  }

  /** The first entry of that name in a list. */
  public Optional<Entry> byKey(ListName list, String key) {
    return first(byKey, list).of(key);
  }

  /** An earlier entry of the same name in the same list. */
  Optional<Entry> namesake(Entry entry) {
    return entry
        .key()
        .flatMap(key -> byKey(entry.list(), key))
        .filter(first -> first.index() != entry.index());
  }

  /**
   * An entry of a list whose name looks like this one and is another: the sentence that says so, to
   * stand after the name; empty where there is none.
   */
  public String lookalikeOf(ListName list, String key) {
    return first(byLook, list)
        .of(Likeness.of(key))
        .filter(other -> !other.label().equals(key))
        .map(
            other ->
                ": there is %s at %s, which differs from it only %s"
                    .formatted(
                        Printable.quoted(other.label()),
                        other.at(),
                        Likeness.difference(key, other.label())))
        .orElse("");
  }

  /**
   * The finding that an entry's name stands a second time in its list, or one that looks the same.
   */
  public Optional<Finding> secondName(Entry entry, Location at, String remedy) {
    Optional<Entry> namesake = namesake(entry);
    if (namesake.isPresent()) {
      return Optional.of(
          Finding.at(
              at,
              Kind.DUPLICATE,
              "the name %s stands a second time in %s: first at %s"
                  .formatted(
                      Printable.quoted(entry.label()), entry.list().key(), namesake.get().at()),
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
                    "the name %s looks like another one in %s%s"
                        .formatted(Printable.quoted(entry.label()), entry.list().key(), lookalike),
                    remedy));
  }

  private static <K> FirstEntries<K> first(Map<ListName, FirstEntries<K>> lists, ListName list) {
    return Objects.requireNonNull(lists.get(list));
  }
}
