package io.harmonia.smoke.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Files against what is recorded and stated of them. */
final class ContentPolicy {
  private final World world;
  private final State now;
  private final Expected expected;

  ContentPolicy(World world, Expected expected) {
    this.world = world;
    this.now = world.now();
    this.expected = expected;
  }

  void judge() {
    now.lines().forEach(this::recorded);
    now.entries().forEach(this::stated);
    if (world.requires().equals("recorded") && now.lines().isEmpty()) {
      expected.add(Rule.REQUIRE_RECORDED, "");
    }
    if (world.rejectsUnlisted()) {
      foldersWithoutEntry();
    }
  }

  private Optional<Item> there(String path) {
    return now.at(path)
        .filter(item -> item.form() != Item.Form.POINTER || !world.rejectsPointers());
  }

  private Set<String> thereBelow(String directory) {
    Set<String> below = new TreeSet<>(now.below(directory));
    below.removeIf(path -> there(path).isEmpty());
    below.removeIf(path -> isNoFileOfAModel(path) && !isNamed(path));
    return below;
  }

  /** What is listed or recorded counts whatever its name. */
  private boolean isNamed(String path) {
    return isRecorded(path) || now.entries().stream().anyMatch(e -> e.listed().contains(path));
  }

  /** Sidecars of operating systems and tools, and how a cache of the hub keeps house. */
  private static boolean isNoFileOfAModel(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals(".DS_Store")
        || name.equals("Thumbs.db")
        || name.startsWith("._")
        || path.matches(".*/(models|datasets)--[^/]+/(blobs|refs|\\.no_exist)/.*");
  }

  private void recorded(Line line) {
    Optional<Item> item = there(line.path());
    if (item.isEmpty()) {
      expected.add(Rule.RECORDED_ABSENT, line.path());
    } else if (!item.get().digest().equals(line.digest())) {
      expected.add(Rule.RECORDED_DIFFERS, line.path());
    }
  }

  private void stated(Entry entry) {
    boolean isFile = now.at(entry.path()).isPresent();
    if (isFile || isRecorded(entry.path())) {
      file(entry.path(), entry.fields());
    } else {
      entry.files().forEach(file -> file(entry.pathOf(file), file));
      directory(entry);
    }
    if (world.requires().equals("present")) {
      required(entry);
    }
  }

  private boolean isRecorded(String path) {
    return now.lines().stream().anyMatch(line -> line.path().equals(path));
  }

  /** A file that is there is as stated; one that is not there is no drift. */
  private void file(String path, Fields stated) {
    Optional<String> digest = stated.text(Fields.DIGEST);
    there(path)
        .filter(item -> digest.filter(stated256 -> !stated256.equals(item.digest())).isPresent())
        .ifPresent(item -> expected.add(Rule.STATED_DIFFERS, path));
    there(path)
        .filter(item -> stated.number(Fields.SIZE).filter(s -> s != item.size()).isPresent())
        .ifPresent(item -> expected.add(Rule.STATED_DIFFERS, path));
  }

  /** A directory with fewer files than stated was restored in part, which is no drift. */
  private void directory(Entry entry) {
    Set<String> there = thereBelow(entry.path());
    Set<String> unlisted = new TreeSet<>(there);
    unlisted.removeAll(entry.listed());
    if (world.rejectsUnlisted() && entry.isListComplete() && !unlisted.isEmpty()) {
      expected.add(Rule.UNLISTED, entry.name());
    }
    if (entry.count().isEmpty() || there.size() < entry.count().get()) {
      return;
    }
    if (there.size() > entry.count().get()) {
      expected.add(Rule.MORE_FILES, entry.name());
      return;
    }
    if (!there.containsAll(entry.listed())) {
      expected.add(Rule.LISTED_GONE, entry.name());
    }
    long size = there.stream().mapToLong(path -> now.at(path).orElseThrow().size()).sum();
    if (entry.fields().number(Fields.SIZE).filter(stated -> stated != size).isPresent()) {
      expected.add(Rule.SUM_DIFFERS, entry.name());
    }
    if (entry.digest().filter(digest -> !isOneOf(digest, there)).isPresent()) {
      expected.add(Rule.DIRECTORY_DIGEST, entry.name());
    }
  }

  private boolean isOneOf(String digest, Set<String> paths) {
    return paths.stream().anyMatch(path -> now.at(path).orElseThrow().digest().equals(digest));
  }

  private void required(Entry entry) {
    Set<String> there = thereBelow(entry.path());
    boolean isWhole =
        there(entry.path()).isPresent()
            || (!there.isEmpty()
                && there.containsAll(entry.listed())
                && entry.count().filter(count -> there.size() < count).isEmpty());
    if (!isWhole) {
      expected.add(Rule.REQUIRE_PRESENT, entry.name());
    }
  }

  /** Folders beside entries, or directly in the list's folder, that hold files of no entry. */
  private void foldersWithoutEntry() {
    Set<String> parents = new HashSet<>();
    for (Shelf shelf : Shelf.values()) {
      parents.add(shelf.folder());
    }
    now.entries().forEach(e -> parents.add(e.path().substring(0, e.path().lastIndexOf('/'))));
    for (String parent : parents) {
      for (String path : now.below(parent)) {
        int end = path.indexOf('/', parent.length() + 1);
        String folder = end < 0 ? "" : path.substring(0, end);
        boolean isKnown =
            now.entries().stream()
                .anyMatch(e -> e.covers(folder) || e.path().startsWith(folder + "/"));
        if (!folder.isEmpty() && !isKnown) {
          expected.add(Rule.UNLISTED, folder);
        }
      }
    }
  }
}
