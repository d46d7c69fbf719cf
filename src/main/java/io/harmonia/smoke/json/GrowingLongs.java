package io.harmonia.smoke.json;

import java.util.Arrays;

/** A growing array of numbers; a list of boxed ones would cost too much. */
public final class GrowingLongs {
  private long[] values = new long[8];
  private int size;

  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  public long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
