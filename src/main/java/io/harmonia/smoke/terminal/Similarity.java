package io.harmonia.smoke.terminal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How alike two words are, by the pairs of letters that they share (Dice's coefficient). */
public final class Similarity {
  /** Below it two words have no more in common than any. */
  private static final double LEAST = 0.35;

  private Similarity() {}

  /** The word that is most like another, if one is. */
  public static Optional<String> nearest(String asked, List<String> words) {
    return words.stream()
        .filter(word -> between(asked, word) >= LEAST)
        .max(Comparator.comparingDouble(word -> between(asked, word)));
  }

  private static double between(String one, String other) {
    Set<String> shared = pairs(one);
    Set<String> pairs = pairs(other);
    int all = shared.size() + pairs.size();
    shared.retainAll(pairs);
    return all == 0 ? 0 : 2.0 * shared.size() / all;
  }

  private static Set<String> pairs(String word) {
    return IntStream.range(0, word.length() - 1)
        .mapToObj(i -> word.substring(i, i + 2))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
