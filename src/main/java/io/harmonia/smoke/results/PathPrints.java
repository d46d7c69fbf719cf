package io.harmonia.smoke.results;

import io.harmonia.smoke.path.RelativePath;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * A set of paths, each as the first 128 bits of the SHA-256 of its text: 16 bytes in place of some
 * 150.
 */
final class PathPrints {
  private long[] slots = new long[32]; // pairs; a pair of zeroes is free
  private int size;

  /** The prints of some paths, as pairs. */
  static long[] of(Collection<RelativePath> paths) {
    long[] prints = new long[2 * paths.size()];
    int at = 0;
    for (RelativePath path : paths) {
      ByteBuffer digest = ByteBuffer.wrap(sha256(path.text()));
      prints[at++] = digest.getLong() | 1; // never a free slot
      prints[at++] = digest.getLong();
    }
    return prints;
  }

  /** Adds pairs. */
  void addAll(long[] prints) {
    for (int i = 0; i < prints.length; i += 2) {
      if (2 * (size + 1) > slots.length / 2) {
        grow();
      }
      add(prints[i], prints[i + 1]);
    }
  }

  int size() {
    return size;
  }

  /** Number of paths that the other set has not. */
  int sizeWithout(PathPrints other) {
    int without = 0;
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i] != 0 && other.slots[other.find(slots[i], slots[i + 1])] == 0) {
        without++;
      }
    }
    return without;
  }

  private void add(long high, long low) {
    int at = find(high, low);
    if (slots[at] == 0) {
      slots[at] = high;
      slots[at + 1] = low;
      size++;
    }
  }

  /** Its slot, or the free one where it would stand. */
  private int find(long high, long low) {
    int at = (int) (low & (slots.length / 2 - 1)) * 2;
    while (slots[at] != 0 && (slots[at] != high || slots[at + 1] != low)) {
      at = (at + 2) % slots.length;
    }
    return at;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        add(old[i], old[i + 1]);
      }
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
