package io.harmonia.smoke.model;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run must come to: drift where anything is red, else clean.
 *
 * @param red the paths that must be red, by the rule that makes them so
 */
record Expected(SortedMap<Rule, Set<String>> red) {

  Expected() {
    this(new TreeMap<>());
  }

  void add(Rule rule, String path) {
    red.computeIfAbsent(rule, any -> new TreeSet<>()).add(path);
  }

  boolean isClean() {
    return red.isEmpty();
  }

  @Override
  public String toString() {
    return isClean() ? "clean" : "drift " + red;
  }
}
