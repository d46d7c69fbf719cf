package io.harmonia.smoke.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Manifests against each other. */
final class ManifestPolicy {
  private final State now;
  private final Expected expected;

  ManifestPolicy(World world, Expected expected) {
    this.now = world.now();
    this.expected = expected;
  }

  void judge() {
    for (Shelf shelf : Shelf.values()) {
      now.entries(shelf).forEach(this::list);
      namesDiffer(now.entries(shelf));
      agree(shelf);
      totals(shelf);
    }
    pathsDiffer();
  }

  private void list(Entry entry) {
    if (entry.count().filter(count -> count < entry.files().size()).isPresent()) {
      expected.add(Rule.LIST_TOO_LONG, entry.name());
    }
    boolean areSized =
        entry.files().stream().allMatch(file -> file.number(Fields.SIZE).isPresent());
    long sum = entry.files().stream().mapToLong(f -> f.number(Fields.SIZE).orElse(0L)).sum();
    if (entry.isListComplete()
        && areSized
        && entry.fields().number(Fields.SIZE).filter(size -> size != sum).isPresent()) {
      expected.add(Rule.LIST_SUM, entry.name());
    }
  }

  private void namesDiffer(List<Entry> entries) {
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(Entry.look(entry.name()))) {
        expected.add(Rule.DUPLICATE, entry.name());
      }
    }
  }

  private void pathsDiffer() {
    Set<String> seen = new HashSet<>();
    for (Entry entry : now.entries()) {
      if (!seen.add(Entry.look(entry.path()))) {
        expected.add(Rule.DUPLICATE, entry.path());
      }
    }
  }

  /** A missing document has no entries. */
  private void agree(Shelf shelf) {
    List<Entry> combined = now.combined(shelf);
    if (!comparable(now.entries(shelf)).equals(comparable(combined))) {
      expected.add(Rule.AGREEMENT, shelf.folder());
    }
  }

  /** Entries by name, files by path: their order says nothing. */
  private static Map<String, List<Object>> comparable(List<Entry> entries) {
    Map<String, List<Object>> byName = new HashMap<>();
    for (Entry entry : entries) {
      Set<Fields> files = new HashSet<>(entry.files());
      byName.put(entry.name(), List.of(entry.fields(), files));
    }
    return byName;
  }

  /** Of the entries beside them; a total that one of these keeps from being known may be any. */
  private void totals(Shelf shelf) {
    List<Entry> combined = now.combined(shelf);
    Map<String, Long> right = State.totals(shelf, combined);
    now.totals()
        .forEach(
            (total, stated) -> {
              if (right.containsKey(total) && !right.get(total).equals(stated)) {
                expected.add(Rule.TOTALS, total);
              }
            });
  }
}
