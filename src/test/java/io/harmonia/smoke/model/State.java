package io.harmonia.smoke.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A workspace at one time.
 *
 * @param files what lies in it, by path, without manifests and checksum files
 * @param parts the parts that are there
 * @param combined the lists of the combined manifest, of which either may be empty; none where it
 *     is not there
 * @param totals the combined manifest's totals; empty where it states none
 * @param sums the checksum files that are there
 * @param manner how the checksum files are written
 */
record State(
    SortedMap<String, Item> files,
    Map<Shelf, List<Entry>> parts,
    Optional<Map<Shelf, List<Entry>>> combined,
    Map<String, Long> totals,
    Map<Shelf, List<Line>> sums,
    Manner manner) {

  State(Manner manner) {
    this(
        new TreeMap<>(),
        new EnumMap<>(Shelf.class),
        Optional.empty(),
        Map.of(),
        new EnumMap<>(Shelf.class),
        manner);
  }

  // What is there.

  /** The content at a path, through links; none where nothing lies there, or a dangling link. */
  Optional<Item> at(String path) {
    Optional<Item> item = Optional.ofNullable(files.get(path));
    for (int links = 0; links < files.size(); links++) {
      item =
          item.flatMap(
              found ->
                  found.form() == Item.Form.LINK
                      ? Optional.ofNullable(files.get(found.text()))
                      : Optional.of(found));
    }
    return item.filter(found -> found.form() != Item.Form.LINK);
  }

  /** The paths in a directory at any depth that lead to content. */
  Set<String> below(String directory) {
    Set<String> below = new TreeSet<>();
    for (String path : files.tailMap(directory + "/").keySet()) {
      if (!path.startsWith(directory + "/")) {
        break;
      }
      if (at(path).isPresent()) {
        below.add(path);
      }
    }
    return below;
  }

  List<Entry> entries(Shelf shelf) {
    return parts.getOrDefault(shelf, List.of());
  }

  List<Entry> entries() {
    List<Entry> all = new ArrayList<>(entries(Shelf.MODELS));
    all.addAll(entries(Shelf.DATASETS));
    return all;
  }

  /** The entries that the combined manifest has of a list. */
  List<Entry> combined(Shelf shelf) {
    return combined.map(lists -> lists.getOrDefault(shelf, List.of())).orElse(List.of());
  }

  /** The entries of the manifest that speaks for a list: the part, else the combined one. */
  List<Entry> speaking() {
    List<Entry> all = new ArrayList<>();
    for (Shelf shelf : Shelf.values()) {
      all.addAll(parts.containsKey(shelf) ? entries(shelf) : combined(shelf));
    }
    return all;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    sums.values().forEach(lines::addAll);
    return lines;
  }

  // The same with a change.

  State withFile(String path, Item item) {
    TreeMap<String, Item> changed = new TreeMap<>(files);
    changed.put(path, item);
    return new State(changed, parts, combined, totals, sums, manner);
  }

  State withoutFile(String path) {
    TreeMap<String, Item> changed = new TreeMap<>(files);
    changed.remove(path);
    return new State(changed, parts, combined, totals, sums, manner);
  }

  /** The part alone is changed. */
  State withPart(Shelf shelf, List<Entry> entries) {
    Map<Shelf, List<Entry>> changed = new EnumMap<>(Shelf.class);
    changed.putAll(parts);
    changed.put(shelf, List.copyOf(entries));
    return new State(files, changed, combined, totals, sums, manner);
  }

  State withoutPart(Shelf shelf) {
    Map<Shelf, List<Entry>> changed = new EnumMap<>(Shelf.class);
    changed.putAll(parts);
    changed.remove(shelf);
    return new State(files, changed, combined, totals, sums, manner);
  }

  State withCombined(Optional<Map<Shelf, List<Entry>>> lists, Map<String, Long> newTotals) {
    return new State(files, parts, lists, newTotals, sums, manner);
  }

  /** With a combined manifest of the parts, and totals where every entry lets them be known. */
  State combine() {
    Map<Shelf, List<Entry>> lists = new EnumMap<>(Shelf.class);
    Map<String, Long> known = new TreeMap<>();
    for (Shelf shelf : Shelf.values()) {
      lists.put(shelf, entries(shelf));
      known.putAll(totals(shelf, entries(shelf)));
    }
    return withCombined(Optional.of(lists), known);
  }

  /** The totals of a list, where every entry lets them be known. */
  static Map<String, Long> totals(Shelf shelf, List<Entry> entries) {
    boolean areKnown =
        entries.stream()
            .allMatch(e -> e.fields().number(Fields.SIZE).isPresent() && e.count().isPresent());
    return areKnown
        ? Map.of(
            shelf.folder() + "_bytes", sum(entries, Fields.SIZE),
            shelf.folder() + "_files", sum(entries, Fields.COUNT))
        : Map.of();
  }

  private static long sum(List<Entry> entries, String field) {
    return entries.stream().mapToLong(e -> e.fields().number(field).orElse(0L)).sum();
  }

  /** With a change of the entry of that path, in the part and in the combined manifest. */
  State withEntry(String path, UnaryOperator<Entry> change) {
    State changed = this;
    for (Shelf shelf : parts.keySet()) {
      changed =
          changed.withPart(
              shelf,
              entries(shelf).stream()
                  .map(entry -> entry.path().equals(path) ? change.apply(entry) : entry)
                  .toList());
    }
    return combined.isPresent() ? changed.combine() : changed;
  }

  State withoutEntry(String path) {
    State changed = this;
    for (Shelf shelf : parts.keySet()) {
      changed =
          changed.withPart(
              shelf, entries(shelf).stream().filter(e -> !e.path().equals(path)).toList());
    }
    return combined.isPresent() ? changed.combine() : changed;
  }

  State withSums(Shelf shelf, List<Line> lines) {
    Map<Shelf, List<Line>> changed = new EnumMap<>(Shelf.class);
    changed.putAll(sums);
    changed.put(shelf, List.copyOf(lines));
    return new State(files, parts, combined, totals, changed, manner);
  }

  State withoutSums(Shelf shelf) {
    Map<Shelf, List<Line>> changed = new EnumMap<>(Shelf.class);
    changed.putAll(sums);
    changed.remove(shelf);
    return new State(files, parts, combined, totals, changed, manner);
  }

  /** With a change of each line of a path; an empty list removes it. */
  State withLines(String path, Function<Line, List<Line>> change) {
    State changed = this;
    for (Map.Entry<Shelf, List<Line>> file : sums.entrySet()) {
      List<Line> lines = new ArrayList<>();
      for (Line line : file.getValue()) {
        lines.addAll(line.path().equals(path) ? change.apply(line) : List.of(line));
      }
      changed = changed.withSums(file.getKey(), lines);
    }
    return changed;
  }
}
