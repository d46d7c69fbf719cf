package io.harmonia.smoke.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Situations of which the policy says nothing, or not enough; such worlds are not tried. */
enum Silence {
  /** Neither a manifest nor a line. Whether an emptied checksum file is enough is not said. */
  NOTHING_THERE(
      w -> w.now().parts().isEmpty() && w.now().combined().isEmpty() && w.now().lines().isEmpty()),
  /** A part without any entry, and no combined manifest. */
  EMPTY_PART_ALONE(
      w ->
          w.now().combined().isEmpty()
              && w.now().entries().isEmpty()
              && !w.now().parts().isEmpty()),
  /** A directory states its size, and not of how many files. */
  SIZE_OF_UNCOUNTED_DIRECTORY(
      w ->
          w.now().entries().stream()
              .filter(e -> e.count().isEmpty() && w.now().at(e.path()).isEmpty())
              .anyMatch(e -> e.fields().number(Fields.SIZE).isPresent())),
  /** An entry has one predecessor by its name and another one by its path. */
  TWO_PREDECESSORS(Silence::hasTwoPredecessors),
  /** An entry lists nothing where it listed something, or the other way round. */
  LIST_DROPPED(w -> pairs(w, (a, b) -> a.files().isEmpty() != b.files().isEmpty())),
  /** A digest that an entry or its list stated is not stated any more, and the file is gone too. */
  DIGEST_AND_FILE_GONE(Silence::lostDigestWithFile),
  /** Lines lead to files from either base, and no entry says which is meant. */
  EVEN_BASES(Silence::hasEvenBases),
  /** What is recorded lies in a folder of no entry, and smoke.unlisted=reject. */
  RECORDED_IN_FOLDER_OF_NO_ENTRY(
      w ->
          w.rejectsUnlisted()
              && w.now().lines().stream()
                  .anyMatch(l -> w.now().entries().stream().noneMatch(e -> e.covers(l.path())))),
  /** An entry that states nothing but where it is is not there, and smoke.require=present. */
  NOTHING_STATED(
      w ->
          w.requires().equals("present")
              && w.now().entries().stream()
                  .anyMatch(e -> e.files().isEmpty() && e.count().isEmpty()));

  @SuppressWarnings("ImmutableEnumChecker") // none of the predicates holds anything
  private final Predicate<World> applies;

  Silence(Predicate<World> applies) {
    this.applies = applies;
  }

  static boolean isAbout(World world) {
    return List.of(values()).stream().anyMatch(silence -> silence.applies.test(world));
  }

  private static boolean hasTwoPredecessors(World world) {
    return world.before().map(State::entries).orElse(List.of()).stream()
        .anyMatch(
            named ->
                world.before().get().entries().stream()
                    .filter(placed -> !placed.equals(named))
                    .anyMatch(
                        placed ->
                            world.now().entries().stream()
                                .anyMatch(
                                    e ->
                                        Entry.look(e.name()).equals(Entry.look(named.name()))
                                            && e.path().equals(placed.path()))));
  }

  /** Whether entries of one name or path, before and now, are such. */
  private static boolean pairs(World world, java.util.function.BiPredicate<Entry, Entry> are) {
    return world.before().map(State::entries).orElse(List.of()).stream()
        .anyMatch(
            earlier ->
                world.now().entries().stream()
                    .filter(
                        now ->
                            now.path().equals(earlier.path())
                                || Entry.look(now.name()).equals(Entry.look(earlier.name())))
                    .anyMatch(now -> are.test(earlier, now)));
  }

  private static boolean lostDigestWithFile(World world) {
    Set<String> now = HistoryPolicy.digests(world.now()).keySet();
    return world.before().stream()
        .flatMap(before -> before.entries().stream())
        .flatMap(entry -> statedPaths(entry).stream())
        .anyMatch(
            path ->
                !now.contains(path)
                    && !world.isStillThere(path)
                    && world.now().below(path).isEmpty());
  }

  private static List<String> statedPaths(Entry entry) {
    List<String> paths = new ArrayList<>();
    entry.digest().ifPresent(digest -> paths.add(entry.path()));
    entry.files().stream()
        .filter(file -> file.text(Fields.DIGEST).isPresent())
        .forEach(file -> paths.add(entry.pathOf(file)));
    return paths;
  }

  private static boolean hasEvenBases(World world) {
    return Optional.of(world.now()).stream()
        .flatMap(now -> now.sums().entrySet().stream())
        .anyMatch(
            file ->
                file.getValue().stream()
                        .anyMatch(
                            line ->
                                world
                                    .now()
                                    .at(
                                        world
                                            .now()
                                            .manner()
                                            .atOtherBase(file.getKey(), line.path()))
                                    .isPresent())
                    && file.getValue().stream()
                        .noneMatch(
                            line ->
                                world.now().entries().stream()
                                    .anyMatch(entry -> entry.covers(line.path()))));
  }
}
