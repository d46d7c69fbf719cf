package io.harmonia.smoke.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Consistent pieces of a workspace: an entry, its files and their recorded checksums. */
final class Pieces {
  private static final List<String> NAMES = List.of("a.bin", "b.bin", "c.txt");

  private final Random random;
  private final Set<String> ignored = new TreeSet<>();

  Pieces(Random random) {
    this.random = random;
  }

  /** The paths of all pieces that git ignores. */
  Set<String> ignored() {
    return ignored;
  }

  Change piece(Shelf shelf, int number) {
    String name = "acme/" + shelf.folder().charAt(0) + number;
    String path = shelf.folder() + "/" + name;
    return switch (random.nextInt(6)) {
      case 0 -> single(shelf, name, path + ".onnx");
      default -> directory(shelf, name, path);
    };
  }

  /** Files of no entry. */
  Change loose(Shelf shelf, int number) {
    Map<String, Item> files = new TreeMap<>();
    for (String name : NAMES.subList(0, 1 + random.nextInt(2))) {
      String path = shelf.folder() + "/loose" + number + "-" + name;
      files.put(path, item(path));
      ignore(path);
    }
    return piece("loose files " + files.keySet(), shelf, Optional.empty(), files, files.keySet());
  }

  private Change single(Shelf shelf, String name, String path) {
    Item item = item(path);
    Map<String, Object> fields = fields(name, path);
    some(fields, Fields.SIZE, item.size());
    some(fields, Fields.DIGEST, item.digest());
    ignore(path);
    boolean isRecorded = random.nextBoolean();
    boolean isThere = isRecorded || random.nextInt(4) > 0;
    return piece(
        "entry " + fields,
        shelf,
        Optional.of(new Entry(new Fields(fields), List.of())),
        isThere ? Map.of(path, item) : Map.of(),
        isRecorded ? Set.of(path) : Set.of());
  }

  private Change directory(Shelf shelf, String name, String path) {
    Map<String, Item> files = new TreeMap<>();
    for (String file : NAMES.subList(0, 1 + random.nextInt(3))) {
      files.put(path + "/" + file, item(path + "/" + file));
      ignore(path + "/" + file);
    }
    Map<String, Object> fields = fields(name, path);
    if (random.nextInt(4) > 0) {
      fields.put(Fields.COUNT, (long) files.size());
      some(fields, Fields.SIZE, files.values().stream().mapToLong(Item::size).sum());
    }
    some(fields, Fields.DIGEST, files.values().iterator().next().digest());
    List<Fields> list = list(path, files);
    Set<String> recorded = new TreeSet<>();
    files.keySet().stream().filter(p -> random.nextInt(3) == 0).forEach(recorded::add);
    Map<String, Item> there = new TreeMap<>(files);
    if (random.nextInt(5) == 0) {
      there.keySet().removeIf(p -> !recorded.contains(p) && random.nextBoolean());
    }
    return piece(
        "entry " + fields + " with " + list + ", files " + there + ", recorded " + recorded,
        shelf,
        Optional.of(new Entry(new Fields(fields), list)),
        files,
        recorded,
        there.keySet());
  }

  /** All files, some, or none. */
  private List<Fields> list(String path, Map<String, Item> files) {
    int size = random.nextBoolean() ? files.size() : random.nextInt(files.size() + 1);
    List<Fields> list = new ArrayList<>();
    for (Map.Entry<String, Item> file : new ArrayList<>(files.entrySet()).subList(0, size)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(Fields.PATH, file.getKey().substring(path.length() + 1));
      some(fields, Fields.SIZE, file.getValue().size());
      some(fields, Fields.DIGEST, file.getValue().digest());
      list.add(new Fields(fields));
    }
    return list;
  }

  private Map<String, Object> fields(String name, String path) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Fields.NAME, name);
    if (random.nextInt(6) > 0) {
      fields.put(Fields.VERSION, "1.2.3");
    }
    fields.put(Fields.PATH, path);
    if (random.nextBoolean()) {
      fields.put(Fields.SNAPSHOT, "0a1b2c3");
      fields.put("variant", "fp16");
    }
    if (random.nextBoolean()) {
      fields.put(Fields.SOURCE, "https://models.invalid/" + name);
      fields.put("notes", "a note");
    }
    return fields;
  }

  private void some(Map<String, Object> fields, String field, Object value) {
    if (random.nextInt(3) > 0) {
      fields.put(field, value);
    }
  }

  private Item item(String path) {
    String text = "content of " + path + "\n";
    return random.nextInt(8) == 0 ? Item.pointer(text) : Item.file(text);
  }

  private void ignore(String path) {
    if (random.nextInt(3) > 0) {
      ignored.add(path);
    }
  }

  private static Change piece(
      String text, Shelf shelf, Optional<Entry> entry, Map<String, Item> files, Set<String> sums) {
    return piece(text, shelf, entry, files, sums, files.keySet());
  }

  private static Change piece(
      String text,
      Shelf shelf,
      Optional<Entry> entry,
      Map<String, Item> files,
      Set<String> recorded,
      Set<String> there) {
    Map<String, Item> items = new TreeMap<>(files);
    Set<String> present = new TreeSet<>(there);
    return new Change(
        text,
        state -> {
          State changed = state;
          for (Map.Entry<String, Item> item : items.entrySet()) {
            if (present.contains(item.getKey())) {
              changed = changed.withFile(item.getKey(), item.getValue());
            }
          }
          if (entry.isPresent()) {
            List<Entry> entries = new ArrayList<>(state.entries(shelf));
            entries.add(entry.get());
            changed = changed.withPart(shelf, entries);
          }
          for (Map.Entry<String, Item> item : items.entrySet()) {
            if (recorded.contains(item.getKey())) {
              changed = Changes.record(changed, shelf, item.getKey(), item.getValue().digest());
            }
          }
          return changed;
        });
  }
}
