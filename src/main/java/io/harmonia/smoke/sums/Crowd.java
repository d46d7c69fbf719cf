package io.harmonia.smoke.sums;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The first ones of what may be a crowd: enough to tell what is wrong with a file.
 *
 * @param <T> of what
 */
final class Crowd<T> {
  private static final int SHOWN = 20;

  private final List<T> first = new ArrayList<>();
  private final IntFunction<T> rest;
  private int count;

  /**
   * @param rest says how many more there are
   */
  Crowd(IntFunction<T> rest) {
    this.rest = rest;
  }

  void add(T one) {
    count++;
    if (count <= SHOWN) {
      first.add(one);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  List<T> all() {
    List<T> all = new ArrayList<>(first);
    if (count > SHOWN) {
      all.add(rest.apply(count - SHOWN));
    }
    return List.copyOf(all);
  }
}
