package io.harmonia.smoke.records;

import io.harmonia.smoke.text.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names for the checks of what stands in one document: with its place where two have the same. */
final class UniqueNames {
  /** A name that looks as if a place had been added gets its own added as well. */
  private static final Pattern PLACED = Pattern.compile(".* \\(\\d+:\\d+\\)");

  private final Map<String, Integer> count = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  /**
   * @param names of all of them, each as often as it stands
   * @param taken names of other checks of the document
   */
  UniqueNames(Stream<String> names, Set<String> taken) {
    names.forEach(name -> count.merge(name, 1, Integer::sum));
    taken.forEach(name -> count.put(name, 2));
  }

  /** The name of the next one. */
  String next(String name, Location at) {
    boolean isTaken = count.getOrDefault(name, 0) > 1 || PLACED.matcher(name).matches();
    String placed = isTaken ? name + " (" + at.line() + ":" + at.column() + ")" : name;
    String unique = placed;
    for (int number = 2; !given.add(unique); number++) {
      unique = placed + " #" + number;
    }
    return unique;
  }
}
