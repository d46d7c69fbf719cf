package io.harmonia.smoke.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Random worlds, the same for the same seed. */
final class Worlds {
  private final Random random;

  private Worlds(long seed) {
    this.random = new Random(seed);
  }

  static Genome of(long seed) {
    return new Worlds(seed).genome();
  }

  private Genome genome() {
    Pieces pieces = new Pieces(random);
    OddPieces odd = new OddPieces(random);
    List<Change> start = new ArrayList<>();
    boolean isChecksumsAlone = random.nextInt(6) == 0;
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Shelf shelf = random.nextInt(3) == 0 ? Shelf.DATASETS : Shelf.MODELS;
      start.add(
          isChecksumsAlone || random.nextInt(8) == 0
              ? pieces.loose(shelf, i)
              : random.nextInt(6) == 0 ? odd.piece(shelf, i) : pieces.piece(shelf, i));
    }
    Set<Shelf> fromFolder = EnumSet.noneOf(Shelf.class);
    for (Shelf shelf : Shelf.values()) {
      if (random.nextInt(3) == 0) {
        fromFolder.add(shelf);
      }
    }
    Genome plain =
        new Genome(
            start,
            List.of(),
            List.of(),
            random.nextInt(6) > 0,
            random.nextInt(3) == 0,
            new TreeSet<>(pieces.ignored()),
            settings(),
            new Manner(fromFolder, spelling()));
    Genome changed =
        random.nextInt(4) == 0
            ? plain.withEarlier(changes(plain.world().now(), 1 + random.nextInt(2)))
            : plain;
    return changed.withLater(changes(changed.world().now(), random.nextInt(4)));
  }

  private Manner.Spelling spelling() {
    return random.nextInt(3) == 0 ? any(List.of(Manner.Spelling.values())) : Manner.Spelling.PLAIN;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    if (random.nextInt(8) == 0) {
      settings.put("smoke.require", random.nextBoolean() ? "present" : "recorded");
    }
    if (random.nextInt(8) == 0) {
      settings.put("smoke.lfs-pointers", "reject");
    }
    if (random.nextInt(6) == 0) {
      settings.put("smoke.unlisted", "reject");
    }
    return settings;
  }

  private List<Change> changes(State state, int count) {
    List<Change> changes = new ArrayList<>();
    while (changes.size() < count) {
      State current = Genome.apply(changes, state);
      List<String> paths = new ArrayList<>(current.files().keySet());
      List<Entry> entries = current.entries();
      List<Line> lines = current.lines();
      int kind = random.nextInt(10);
      if (kind < 3 && !paths.isEmpty()) {
        changes.add(ofFile(any(paths), any(paths)));
      } else if (kind < 5 && !lines.isEmpty()) {
        changes.add(ofLine(current, any(lines).path()));
      } else if (kind < 9 && !entries.isEmpty()) {
        changes.add(ofEntry(current, any(entries)));
      } else if (kind == 9) {
        changes.add(ofManifests());
      }
    }
    return changes;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private Change ofFile(String path, String other) {
    return switch (random.nextInt(9)) {
      case 0 -> Changes.replace(path);
      case 1 -> Changes.truncate(path);
      case 2 -> Changes.empty(path);
      case 3 -> Changes.delete(path);
      case 4 -> Changes.swap(path, other);
      case 5 -> Changes.renameFile(path);
      case 6 -> Changes.point(path);
      case 7 -> Changes.link(path);
      default -> Changes.delete(other);
    };
  }

  private Change ofLine(State state, String path) {
    Shelf shelf = shelfOf(path);
    return switch (random.nextInt(10)) {
      case 0, 1 -> Changes.dropLine(path);
      case 8 -> Changes.recordElsewhere(shelf, path);
      case 7 -> Changes.recordTwice(shelf, path);
      case 2 -> Changes.recordOther(path);
      case 3 -> Changes.emptySums(shelf);
      case 4 -> Changes.deleteSums(shelf);
      case 5 -> Changes.decoy(shelf, path, true);
      case 6 -> Changes.decoy(shelf, path, false);
      default -> {
        List<String> paths =
            state.files().keySet().stream()
                .filter(p -> p.startsWith(shelf.folder() + "/"))
                .toList();
        yield paths.isEmpty() ? Changes.dropLine(path) : Changes.addLine(shelf, any(paths));
      }
    };
  }

  private static Shelf shelfOf(String path) {
    return path.startsWith(Shelf.MODELS.folder() + "/") ? Shelf.MODELS : Shelf.DATASETS;
  }

  private Change ofEntry(State state, Entry entry) {
    String path = entry.path();
    List<String> listed = new ArrayList<>(entry.listed());
    List<String> below = new ArrayList<>(state.below(path));
    return switch (random.nextInt(25)) {
      case 0 -> Changes.set(path, Fields.NAME, entry.name() + "-new");
      case 1 -> Changes.set(path, Fields.NAME, entry.name().replace("acme", "Acme"));
      case 2 -> Changes.set(path, Fields.NAME, entry.name().replace("acme", "ac\u200Bme"));
      case 3 -> Changes.moveToOtherList(path);
      case 4 -> Changes.unset(path, Fields.DIGEST);
      case 5 ->
          listed.isEmpty()
              ? Changes.unset(path, Fields.SIZE)
              : Changes.unsetOfFile(path, any(listed), Fields.DIGEST);
      case 6 ->
          listed.isEmpty()
              ? Changes.unset(path, Fields.VERSION)
              : Changes.unlist(path, any(listed));
      case 7 -> below.isEmpty() ? Changes.remove(path) : Changes.add(path + "/extra.bin");
      case 8 -> below.isEmpty() ? Changes.remove(path) : Changes.add(path + "/.DS_Store");
      case 9 -> Changes.set(path, Fields.VERSION, "1.3.0");
      case 10 -> Changes.set(path, Fields.VERSION, "1.2.2");
      case 11 -> Changes.count(path, random.nextBoolean() ? 1 : -1);
      case 12 -> Changes.remove(path);
      case 13 -> Changes.removeWhole(path);
      case 14 -> Changes.set(path, Fields.SNAPSHOT, "9f8e7d6");
      case 15 -> Changes.set(path, Fields.SOURCE, "https://models.invalid/other");
      case 16 -> Changes.set(path, Fields.DIGEST, Item.digestOf("other"));
      case 17 -> Changes.update(path, "1.2.4");
      case 18 -> Changes.update(path, "1.2.3");
      case 23 -> Changes.set(path, Fields.SIZE, 7L);
      case 19 -> Changes.set(path, Fields.NAME, any(state.entries()).name());
      case 20 -> Changes.set(path, Fields.PATH, any(state.entries()).path());
      case 21 -> Changes.relocate(path);
      case 22 ->
          Changes.both(
              Changes.set(path, Fields.NAME, entry.name().replace("acme", "ACME")),
              Changes.relocate(path));
      default -> Changes.add(path.substring(0, path.indexOf('/')) + "/stray/x.bin");
    };
  }

  private Change ofManifests() {
    Shelf shelf = random.nextBoolean() ? Shelf.MODELS : Shelf.DATASETS;
    String field = any(List.of("variant", "notes", Fields.VERSION, Fields.SIZE, Fields.COUNT));
    Object value =
        switch (field) {
          case Fields.VERSION -> "7.0.0";
          case Fields.SIZE, Fields.COUNT -> 7L;
          default -> "other";
        };
    return switch (random.nextInt(6)) {
      case 0, 1 -> Changes.combinedOnly(shelf, e -> e.with(field, value), "other " + field);
      case 2 -> Changes.combinedOnly(shelf, e -> e.without(field), "no " + field);
      case 3 -> Changes.total(shelf.folder() + (random.nextBoolean() ? "_bytes" : "_files"));
      case 4 -> Changes.deletePart(shelf);
      default -> Changes.deleteCombined();
    };
  }
}
