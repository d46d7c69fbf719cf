package io.harmonia.smoke.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The changes that happen to workspaces: some are faults, some are not. */
final class Changes {
  private Changes() {}

  static State record(State state, Shelf shelf, String path, String digest) {
    List<Line> lines = new ArrayList<>(state.sums().getOrDefault(shelf, List.of()));
    lines.add(new Line(path, digest));
    return state.withSums(shelf, lines);
  }

  // Files.

  static Change replace(String path) {
    return file(
        "replace the content of " + path, path, item -> item.text().toUpperCase(Locale.ROOT));
  }

  static Change truncate(String path) {
    return file(
        "truncate " + path, path, item -> item.text().substring(0, item.text().length() / 2));
  }

  static Change empty(String path) {
    return file("empty " + path, path, item -> "");
  }

  private static Change file(String text, String path, Function<Item, String> change) {
    return new Change(
        text,
        state ->
            real(state, path)
                .map(item -> state.withFile(path, new Item(item.form(), change.apply(item))))
                .orElse(state));
  }

  private static Optional<Item> real(State state, String path) {
    return Optional.ofNullable(state.files().get(path))
        .filter(item -> item.form() != Item.Form.LINK);
  }

  static Change delete(String path) {
    return new Change("delete " + path, state -> state.withoutFile(path));
  }

  static Change swap(String path, String other) {
    return new Change(
        "swap " + path + " and " + other,
        state -> {
          Item here = state.files().get(path);
          Item there = state.files().get(other);
          return here == null || there == null
              ? state
              : state.withFile(path, there).withFile(other, here);
        });
  }

  static Change add(String path) {
    return new Change("add " + path, state -> state.withFile(path, Item.file("added\n")));
  }

  static Change renameFile(String path) {
    return new Change(
        "rename " + path + " to z.bin",
        state ->
            real(state, path)
                .map(item -> state.withoutFile(path).withFile(sibling(path), item))
                .orElse(state));
  }

  private static String sibling(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1) + "z.bin";
  }

  static Change point(String path) {
    return new Change(
        "put a pointer in the place of " + path,
        state ->
            real(state, path)
                .map(item -> state.withFile(path, Item.pointer(item.text())))
                .orElse(state));
  }

  static Change link(String path) {
    String target = "cache/" + Item.digestOf(path).substring(0, 8);
    return new Change(
        "put a link to " + target + " in the place of " + path,
        state ->
            real(state, path)
                .map(item -> state.withFile(target, item).withFile(path, Item.link(target)))
                .orElse(state));
  }

  /** A copy, or the file itself, lies where its recorded name leads from the other base. */
  static Change decoy(Shelf shelf, String path, boolean isMoved) {
    return new Change(
        (isMoved ? "move " : "copy ") + path + " to the other base of its recorded name",
        state -> {
          Optional<Item> item = real(state, path);
          if (item.isEmpty()) {
            return state;
          }
          String decoy = state.manner().atOtherBase(shelf, path);
          return isMoved
              ? state.withoutFile(path).withFile(decoy, item.get())
              : state.withFile(decoy, Item.file(item.get().text() + "copy"));
        });
  }

  // Checksum files.

  static Change dropLine(String path) {
    return new Change("drop the line of " + path, s -> s.withLines(path, line -> List.of()));
  }

  static Change recordOther(String path) {
    return new Change(
        "record another digest of " + path,
        s -> s.withLines(path, line -> List.of(new Line(path, Item.digestOf("other")))));
  }

  /** In the other checksum file, where names are relative to the workspace. */
  static Change recordElsewhere(Shelf shelf, String path) {
    return new Change(
        "record " + path + " in " + shelf.other().sums() + " as well",
        state ->
            state
                .at(path)
                .filter(item -> !state.manner().fromFolder().contains(shelf.other()))
                .map(item -> record(state, shelf.other(), path, item.digest()))
                .orElse(state));
  }

  static Change recordTwice(Shelf shelf, String path) {
    return new Change(
        "record another digest of " + path + " as well",
        state -> record(state, shelf, path, Item.digestOf("other")));
  }

  static Change addLine(Shelf shelf, String path) {
    return new Change(
        "record " + path,
        state ->
            state
                .at(path)
                .filter(item -> state.lines().stream().noneMatch(l -> l.path().equals(path)))
                .map(item -> record(state, shelf, path, item.digest()))
                .orElse(state));
  }

  static Change emptySums(Shelf shelf) {
    return new Change(
        "empty " + shelf.sums(),
        s -> s.sums().containsKey(shelf) ? s.withSums(shelf, List.of()) : s);
  }

  static Change deleteSums(Shelf shelf) {
    return new Change("delete " + shelf.sums(), state -> state.withoutSums(shelf));
  }

  // Entries, in the part and in the combined manifest.

  static Change entry(String text, String path, UnaryOperator<Entry> change) {
    return new Change(text + " of entry " + path, state -> state.withEntry(path, change));
  }

  static Change set(String path, String field, Object value) {
    return entry("set " + field + " to " + value, path, entry -> entry.with(field, value));
  }

  static Change unset(String path, String field) {
    return entry("drop " + field, path, entry -> entry.without(field));
  }

  static Change unsetOfFile(String entryPath, String file, String field) {
    return entry(
        "drop " + field + " of " + file, entryPath, e -> e.withFile(file, f -> f.without(field)));
  }

  static Change unlist(String entryPath, String file) {
    return entry(
        "drop " + file + " from the list",
        entryPath,
        e ->
            new Entry(
                e.fields(), e.files().stream().filter(f -> !e.pathOf(f).equals(file)).toList()));
  }

  static Change count(String entry, long more) {
    return entry(
        "count " + more + " more files",
        entry,
        e -> e.count().map(count -> e.with(Fields.COUNT, count + more)).orElse(e));
  }

  static Change remove(String path) {
    return new Change("remove entry " + path, state -> state.withoutEntry(path));
  }

  /** With its files and their recorded checksums. */
  static Change removeWhole(String path) {
    return new Change(
        "remove entry " + path + ", its files and their lines",
        state -> {
          State changed = state.withoutEntry(path);
          for (Entry entry : state.entries()) {
            if (entry.path().equals(path)) {
              for (String file : List.copyOf(state.files().keySet())) {
                changed = entry.covers(file) ? changed.withoutFile(file) : changed;
              }
              for (Line line : state.lines()) {
                changed =
                    entry.covers(line.path())
                        ? changed.withLines(line.path(), any -> List.of())
                        : changed;
              }
            }
          }
          return changed;
        });
  }

  /** To another folder, with its files and their lines. */
  static Change relocate(String path) {
    String other = path.replace("acme", "moved");
    return new Change(
        "move entry " + path + " with its files and lines to " + other,
        state -> {
          State changed = state.withEntry(path, entry -> entry.with(Fields.PATH, other));
          for (Map.Entry<String, Item> file : state.files().entrySet()) {
            if (file.getKey().equals(path) || file.getKey().startsWith(path + "/")) {
              String there = other + file.getKey().substring(path.length());
              changed = changed.withoutFile(file.getKey()).withFile(there, file.getValue());
              changed =
                  changed.withLines(file.getKey(), line -> List.of(new Line(there, line.digest())));
            }
          }
          return changed;
        });
  }

  static Change both(Change first, Change second) {
    return new Change(first + " and " + second, state -> second.on(first.on(state)));
  }

  static Change moveToOtherList(String path) {
    return new Change(
        "move entry " + path + " to the other list",
        state -> {
          State changed = state;
          for (Shelf shelf : Shelf.values()) {
            for (Entry entry : state.entries(shelf)) {
              if (entry.path().equals(path)) {
                List<Entry> others = new ArrayList<>(state.entries(shelf.other()));
                others.add(entry);
                changed = changed.withoutEntry(path).withPart(shelf.other(), others);
              }
            }
          }
          return changed.combined().isPresent() ? changed.combine() : changed;
        });
  }

  /** The lawful way: what is stated and recorded of a changed file is brought up to date. */
  static Change update(String path, String version) {
    return new Change(
        "bring all digests and sizes up to date with entry " + path + ", version " + version,
        state -> {
          State changed = state;
          for (String file : state.files().keySet()) {
            Optional<Item> item = state.at(file);
            boolean isOfIt =
                state.entries().stream().anyMatch(e -> e.path().equals(path) && e.covers(file));
            if (isOfIt && item.isPresent()) {
              changed = changed.withLines(file, l -> List.of(new Line(file, item.get().digest())));
              changed = changed.withEntry(path, e -> updated(e, file, item.get()));
            }
          }
          return changed.withEntry(path, e -> updatedSum(state, e).with(Fields.VERSION, version));
        });
  }

  private static Entry updated(Entry entry, String path, Item item) {
    return entry.path().equals(path)
        ? new Entry(updated(entry.fields(), item), entry.files())
        : entry.withFile(path, file -> updated(file, item));
  }

  private static Fields updated(Fields fields, Item item) {
    Fields sized =
        fields.number(Fields.SIZE).map(any -> fields.with(Fields.SIZE, item.size())).orElse(fields);
    return sized
        .text(Fields.DIGEST)
        .map(any -> sized.with(Fields.DIGEST, item.digest()))
        .orElse(sized);
  }

  private static Entry updatedSum(State state, Entry entry) {
    List<String> below = List.copyOf(state.below(entry.path()));
    if (below.isEmpty() || entry.count().isEmpty() || below.size() != entry.count().get()) {
      return entry;
    }
    long sum = below.stream().mapToLong(path -> state.at(path).orElseThrow().size()).sum();
    Entry sized =
        entry.fields().number(Fields.SIZE).isPresent() ? entry.with(Fields.SIZE, sum) : entry;
    String digest = state.at(below.get(0)).orElseThrow().digest();
    return sized.digest().isPresent() ? sized.with(Fields.DIGEST, digest) : sized;
  }

  // Manifests.

  /** Of the first entry, in the combined manifest alone. */
  static Change combinedOnly(Shelf shelf, UnaryOperator<Entry> change, String text) {
    return new Change(
        text + " in the combined manifest alone",
        state -> {
          if (state.combined(shelf).isEmpty()) {
            return state;
          }
          List<Entry> entries = new ArrayList<>(state.combined(shelf));
          entries.set(0, change.apply(entries.get(0)));
          Map<Shelf, List<Entry>> changed = new EnumMap<>(Shelf.class);
          changed.put(shelf, entries);
          changed.put(shelf.other(), state.combined(shelf.other()));
          return state.withCombined(Optional.of(changed), state.totals());
        });
  }

  static Change total(String total) {
    return new Change(
        "count one too many in " + total,
        state -> {
          Map<String, Long> totals = new TreeMap<>(state.totals());
          totals.computeIfPresent(total, (name, value) -> value + 1);
          return state.withCombined(state.combined(), totals);
        });
  }

  static Change deletePart(Shelf shelf) {
    return new Change("delete " + shelf.part(), state -> state.withoutPart(shelf));
  }

  static Change deleteCombined() {
    return new Change(
        "delete the combined manifest", state -> state.withCombined(Optional.empty(), Map.of()));
  }
}
