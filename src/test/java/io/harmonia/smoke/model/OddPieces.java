package io.harmonia.smoke.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Consistent pieces of odder layouts: caches of the hub, entries inside others, other scripts. */
final class OddPieces {
  private static final String REVISION = "0123456789abcdef0123456789abcdef01234567";

  private final Random random;

  OddPieces(Random random) {
    this.random = random;
  }

  Change piece(Shelf shelf, int number) {
    return switch (random.nextInt(4)) {
      case 0 -> cache(shelf, number, true);
      case 1 -> cache(shelf, number, false);
      case 2 -> nested(shelf, number);
      default -> otherScript(shelf, number);
    };
  }

  /**
   * A cache of the hub: its files are links to blobs, two names of one blob among them, and it
   * keeps house beside them.
   */
  private Change cache(Shelf shelf, int number, boolean isSnapshot) {
    String cache = shelf.folder() + "/models--acme--c" + number;
    String snapshot = "snapshots/" + REVISION;
    Map<String, Item> blobs = new TreeMap<>();
    Map<String, Item> items = new TreeMap<>();
    Map<String, String> links = new TreeMap<>();
    for (String name : List.of("a/merges.txt", "b/merges.txt", "model.bin")) {
      Item item = Item.file("blob " + name.substring(name.indexOf('/') + 1) + "\n");
      String blob = cache + "/blobs/" + item.digest().substring(0, 12);
      blobs.put(blob, item);
      links.put(snapshot + "/" + name, blob);
      items.put(snapshot + "/" + name, item);
    }
    String path = isSnapshot ? cache + "/" + snapshot : cache;
    List<Fields> files = new ArrayList<>();
    long size = 0;
    for (Map.Entry<String, Item> item : items.entrySet()) {
      String name = isSnapshot ? item.getKey().substring(snapshot.length() + 1) : item.getKey();
      files.add(file(name, item.getValue()));
      size += item.getValue().size();
    }
    Entry entry = entry("acme/c" + number, path, size, files.size(), files);
    boolean isRecorded = random.nextBoolean();
    return new Change(
        "cache " + cache + " of entry " + path + (isRecorded ? ", recorded" : ""),
        state -> {
          State changed = state.withFile(cache + "/refs/main", Item.file(REVISION));
          changed = changed.withFile(cache + "/.no_exist/" + REVISION + "/x.json", Item.file(""));
          for (Map.Entry<String, Item> blob : blobs.entrySet()) {
            changed = changed.withFile(blob.getKey(), blob.getValue());
          }
          for (Map.Entry<String, String> link : links.entrySet()) {
            changed = changed.withFile(cache + "/" + link.getKey(), Item.link(link.getValue()));
          }
          for (Map.Entry<String, Item> item : items.entrySet()) {
            String name = cache + "/" + item.getKey();
            changed =
                isRecorded
                    ? Changes.record(changed, shelf, name, item.getValue().digest())
                    : changed;
          }
          return with(changed, shelf, entry);
        });
  }

  /** A directory that is an entry, and a file in it that is one too, recorded in both lists. */
  private Change nested(Shelf shelf, int number) {
    String outer = shelf.folder() + "/acme/n" + number;
    Item top = Item.file("outer " + number + "\n");
    Item sub = Item.file("inner " + number + "\n");
    Entry outerEntry =
        entry(
            "acme/n" + number,
            outer,
            top.size() + sub.size(),
            2,
            List.of(file("top.bin", top), file("sub/inner.bin", sub)));
    Entry innerEntry =
        random.nextBoolean()
            ? entry(
                "acme/i" + number, outer + "/sub", sub.size(), 1, List.of(file("inner.bin", sub)))
            : entry("acme/i" + number, outer + "/sub", sub.size(), 1, List.of());
    return new Change(
        "entry " + outer + " and in it entry " + outer + "/sub",
        state -> {
          State changed =
              state.withFile(outer + "/top.bin", top).withFile(outer + "/sub/inner.bin", sub);
          changed = Changes.record(changed, shelf, outer + "/top.bin", top.digest());
          changed = Changes.record(changed, shelf, outer + "/sub/inner.bin", sub.digest());
          return with(with(changed, shelf, outerEntry), shelf, innerEntry);
        });
  }

  private Change otherScript(Shelf shelf, int number) {
    String path = shelf.folder() + "/größe/模型" + number;
    Item item = Item.file("other script " + number + "\n");
    String name = "データ é.bin";
    Entry entry = entry("größe/模型" + number, path, item.size(), 1, List.of(file(name, item)));
    return new Change(
        "entry " + path,
        state -> {
          String there = path + "/" + name;
          State changed = state.withFile(there, item);
          return with(Changes.record(changed, shelf, there, item.digest()), shelf, entry);
        });
  }

  private static Fields file(String path, Item item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Fields.PATH, path);
    fields.put(Fields.SIZE, item.size());
    fields.put(Fields.DIGEST, item.digest());
    return new Fields(fields);
  }

  private static Entry entry(String name, String path, long size, long count, List<Fields> files) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Fields.NAME, name);
    fields.put(Fields.VERSION, "1.2.3");
    fields.put(Fields.PATH, path);
    fields.put(Fields.SIZE, size);
    fields.put(Fields.COUNT, count);
    return new Entry(new Fields(fields), files);
  }

  private static State with(State state, Shelf shelf, Entry entry) {
    List<Entry> entries = new ArrayList<>(state.entries(shelf));
    entries.add(entry);
    return state.withPart(shelf, entries);
  }
}
