package io.harmonia.smoke.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is recorded and stated against what the baseline recorded and stated. */
final class HistoryPolicy {
  private final World world;
  private final State before;
  private final State now;
  private final Set<Rule> rules;
  private final Expected expected;

  HistoryPolicy(World world, State before, Set<Rule> rules, Expected expected) {
    this.world = world;
    this.before = before;
    this.now = world.now();
    this.rules = rules;
    this.expected = expected;
  }

  void judge() {
    digests(before).keySet().forEach(this::dropped);
    for (Shelf shelf : Shelf.values()) {
      emptied(shelf);
      for (Entry entry : now.entries(shelf)) {
        predecessor(shelf, entry).ifPresent(earlier -> compared(earlier, entry));
        predecessor(shelf, entry).ifPresent(earlier -> demoted(earlier, entry));
      }
    }
    before.entries().stream().filter(this::isGone).forEach(this::orphaned);
  }

  // Dropped records.

  /** Each path of which something states a digest, with those digests. */
  static Map<String, Set<String>> digests(State state) {
    Map<String, Set<String>> digests = new HashMap<>();
    for (Line line : state.lines()) {
      digests.computeIfAbsent(line.path(), p -> new HashSet<>()).add(line.digest());
    }
    for (Entry entry : state.speaking()) {
      entry.digest().ifPresent(d -> add(digests, entry.path(), d));
      entry
          .files()
          .forEach(f -> f.text(Fields.DIGEST).ifPresent(d -> add(digests, entry.pathOf(f), d)));
    }
    return digests;
  }

  private static void add(Map<String, Set<String>> digests, String path, String digest) {
    digests.computeIfAbsent(path, p -> new HashSet<>()).add(digest);
  }

  private void dropped(String path) {
    if (digests(now).containsKey(path) || !isStillThere(path) || isKnownBelow(path)) {
      return;
    }
    boolean isLeftover =
        !isTracked(path)
            && before.entries().stream().anyMatch(entry -> entry.covers(path))
            && now.entries().stream().noneMatch(entry -> entry.covers(path))
            && before.entries().stream().filter(e -> e.covers(path)).allMatch(this::isGone);
    if (!isLeftover || !rules.contains(Rule.LEFTOVER)) {
      expected.add(Rule.DROPPED, path);
    }
  }

  /** Of a directory: whether the digest of its representative file is one of its files' now. */
  private boolean isKnownBelow(String path) {
    return digests(now).entrySet().stream()
        .filter(of -> of.getKey().startsWith(path + "/"))
        .anyMatch(of -> of.getValue().containsAll(digests(before).get(path)));
  }

  /** Of a directory: whether any of its files is. */
  private boolean isStillThere(String path) {
    return world.isStillThere(path)
        || !now.below(path).isEmpty()
        || before.below(path).stream().anyMatch(world::isTracked);
  }

  private boolean isTracked(String path) {
    return world.isTracked(path) || now.below(path).stream().anyMatch(world::isTracked);
  }

  private void emptied(Shelf shelf) {
    boolean hadLines =
        before.sums().getOrDefault(shelf, List.of()).stream()
            .anyMatch(line -> before.entries().stream().anyMatch(e -> isOfOneThatStays(e, line)));
    if (hadLines && now.sums().getOrDefault(shelf, List.of()).isEmpty()) {
      expected.add(Rule.EMPTIED, shelf.sums());
    }
  }

  private boolean isOfOneThatStays(Entry entry, Line line) {
    return entry.covers(line.path()) && !isGone(entry);
  }

  /** A line is gone, and what it was about is still listed, or its digest stated. */
  private void demoted(Entry earlier, Entry entry) {
    Set<String> lines = paths(now);
    for (String was : paths(before)) {
      String path = moved(was, earlier, entry);
      boolean isStated = entry.listed().contains(path) || digests(now).containsKey(path);
      if (earlier.covers(was) && !lines.contains(path) && isStated) {
        expected.add(Rule.DEMOTED, path);
      }
    }
  }

  private static Set<String> paths(State state) {
    Set<String> paths = new HashSet<>();
    state.lines().forEach(line -> paths.add(line.path()));
    return paths;
  }

  // Versions.

  /** The entry of that list and name; else of that path; else of a name that looks the same. */
  private Optional<Entry> predecessor(Shelf shelf, Entry entry) {
    Optional<Entry> named =
        before.entries(shelf).stream().filter(e -> e.name().equals(entry.name())).findFirst();
    Optional<Entry> placed =
        before.entries().stream()
            .filter(e -> rules.contains(Rule.SAME_BY_PATH) && e.path().equals(entry.path()))
            .findFirst();
    Optional<Entry> alike =
        before.entries(shelf).stream()
            .filter(e -> rules.contains(Rule.SAME_BY_LOOK))
            .filter(e -> Entry.look(e.name()).equals(Entry.look(entry.name())))
            .findFirst();
    return named.or(() -> placed).or(() -> alike);
  }

  private boolean isGone(Entry earlier) {
    Set<Entry> continued = new LinkedHashSet<>();
    for (Shelf shelf : Shelf.values()) {
      now.entries(shelf).forEach(e -> predecessor(shelf, e).ifPresent(continued::add));
    }
    return !continued.contains(earlier);
  }

  private void orphaned(Entry gone) {
    for (Line line : now.lines()) {
      if (gone.covers(line.path())
          && now.entries().stream().noneMatch(entry -> entry.covers(line.path()))) {
        expected.add(Rule.ORPHANED, line.path());
      }
    }
  }

  private void compared(Entry earlier, Entry entry) {
    Optional<String> from = earlier.fields().text(Fields.VERSION);
    Optional<String> to = entry.fields().text(Fields.VERSION);
    boolean isChanged = isChanged(earlier, entry);
    if (from.isPresent() && (to.isEmpty() || compare(to.get(), from.get()) < 0)) {
      expected.add(Rule.DOWNGRADE, entry.name());
    } else if (to.isEmpty() && isChanged && isSame(Fields.SNAPSHOT, earlier, entry)) {
      expected.add(Rule.BUMP, entry.name());
    } else if (from.isPresent() && from.equals(to) && isChanged) {
      expected.add(Rule.BUMP, entry.name());
    }
  }

  private static int compare(String version, String other) {
    String[] a = version.split("\\.", -1);
    String[] b = other.split("\\.", -1);
    for (int i = 0; i < a.length; i++) {
      int order = Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Whether its content is another one. What was not stated before is no change. */
  private boolean isChanged(Entry earlier, Entry entry) {
    boolean isListChanged =
        !earlier.files().isEmpty()
            && !entry.files().isEmpty()
            && (!spoken(now, entry).containsAll(names(earlier).keySet())
                || !spoken(before, earlier).containsAll(names(entry).keySet()));
    boolean isSizeChanged =
        names(earlier).entrySet().stream()
            .anyMatch(
                file ->
                    Optional.ofNullable(names(entry).get(file.getKey()))
                        .filter(other -> !isSame(Fields.SIZE, file.getValue(), other))
                        .isPresent());
    return isListChanged
        || isSizeChanged
        || !isSame(Fields.SIZE, earlier, entry)
        || !isSame(Fields.SNAPSHOT, earlier, entry)
        || !isSame(Fields.SOURCE, earlier, entry)
        || isAnotherDigest(earlier, entry)
        || isRecordGoneWithItsFile(earlier, entry);
  }

  private static Map<String, Fields> names(Entry entry) {
    Map<String, Fields> names = new HashMap<>();
    entry.files().forEach(file -> names.put(file.text(Fields.PATH).orElseThrow(), file));
    return names;
  }

  /** The files of an entry that are listed or recorded, by their paths in it. */
  private static Set<String> spoken(State state, Entry entry) {
    Set<String> spoken = new HashSet<>(names(entry).keySet());
    paths(state).stream()
        .filter(path -> path.startsWith(entry.path() + "/"))
        .forEach(path -> spoken.add(path.substring(entry.path().length() + 1)));
    return spoken;
  }

  private static boolean isSame(String field, Entry earlier, Entry entry) {
    return isSame(field, earlier.fields(), entry.fields());
  }

  private static boolean isSame(String field, Fields earlier, Fields now) {
    Optional<String> from = earlier.text(field);
    Optional<String> to = now.text(field);
    return from.isEmpty() || to.isEmpty() || from.equals(to);
  }

  /** By the path of the file in its entry, so that an entry may move. */
  private boolean isAnotherDigest(Entry earlier, Entry entry) {
    Map<String, Set<String>> to = digests(now);
    return digests(before).entrySet().stream()
        .filter(of -> earlier.covers(of.getKey()))
        .anyMatch(
            of -> {
              Set<String> there = to.getOrDefault(moved(of.getKey(), earlier, entry), Set.of());
              return !there.isEmpty() && !there.equals(of.getValue());
            });
  }

  private boolean isRecordGoneWithItsFile(Entry earlier, Entry entry) {
    return before.lines().stream()
        .map(Line::path)
        .filter(earlier::covers)
        .map(path -> moved(path, earlier, entry))
        .anyMatch(path -> !digests(now).containsKey(path) && !isStillThere(path));
  }

  private static String moved(String path, Entry earlier, Entry entry) {
    return !earlier.covers(path) ? path : entry.path() + path.substring(earlier.path().length());
  }
}
