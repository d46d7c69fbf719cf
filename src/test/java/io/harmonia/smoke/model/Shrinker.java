package io.harmonia.smoke.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Leaves out of a genome whatever it does not need to stay interesting. */
final class Shrinker {
  private final Predicate<Genome> isInteresting;

  Shrinker(Predicate<Genome> isInteresting) {
    this.isInteresting = isInteresting;
  }

  /** The least genome that is reached by leaving out one thing after another. */
  Genome shrink(Genome genome) {
    Genome least = genome;
    boolean isSmaller = true;
    while (isSmaller) {
      isSmaller = false;
      for (Genome smaller : smaller(least)) {
        if (isInteresting.test(smaller)) {
          least = smaller;
          isSmaller = true;
          break;
        }
      }
    }
    return least;
  }

  /** The genomes that lack one thing of this one. */
  static List<Genome> smaller(Genome genome) {
    List<Genome> smaller = new ArrayList<>();
    if (genome.hasRepository()) {
      smaller.add(genome.withRepository(false, false));
    }
    if (genome.isCommitted()) {
      smaller.add(genome.withRepository(genome.hasRepository(), false));
    }
    without(genome.pieces()).forEach(some -> smaller.add(genome.withPieces(some)));
    without(genome.later()).forEach(some -> smaller.add(genome.withLater(some)));
    without(genome.earlier()).forEach(some -> smaller.add(genome.withEarlier(some)));
    for (String setting : genome.settings().keySet()) {
      Map<String, String> some = new TreeMap<>(genome.settings());
      some.remove(setting);
      smaller.add(genome.withSettings(some));
    }
    for (String path : genome.ignored()) {
      Set<String> some = new TreeSet<>(genome.ignored());
      some.remove(path);
      smaller.add(genome.withIgnored(some));
    }
    Manner manner = genome.manner();
    for (Shelf shelf : manner.fromFolder()) {
      Set<Shelf> some = new TreeSet<>(manner.fromFolder());
      some.remove(shelf);
      smaller.add(genome.withManner(new Manner(some, manner.spelling())));
    }
    if (manner.spelling() != Manner.Spelling.PLAIN) {
      smaller.add(genome.withManner(new Manner(manner.fromFolder(), Manner.Spelling.PLAIN)));
    }
    return smaller;
  }

  private static List<List<Change>> without(List<Change> changes) {
    List<List<Change>> without = new ArrayList<>();
    for (int i = changes.size() - 1; i >= 0; i--) {
      List<Change> some = new ArrayList<>(changes);
      some.remove(i);
      without.add(some);
    }
    return without;
  }
}
