package io.harmonia.smoke.finding;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;

/**
 * A set of paths, each as the first 128 bits of the SHA-256 of its text: 16 bytes in place of some
 * 150. For one thread at a time.
 */
public final class PathPrints {
  private final MessageDigest sha256 = Sha256.digest();
  private long[] slots = new long[32]; // pairs; a pair of zeroes is free
  private int size;

  /** Adds paths, as they are printed. */
  public void addAll(Collection<RelativePath> paths) {
    for (RelativePath path : paths) {
      if (2 * (size + 1) > slots.length / 2) {
        grow();
      }
      ByteBuffer digest = digest(path);
      add(digest.getLong() | 1, digest.getLong()); // never a free slot
    }
  }

  private ByteBuffer digest(RelativePath path) {
    byte[] text = Printable.whole(path.text()).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(sha256.digest(text));
  }

  /** Whether a path is among them. */
  public boolean has(RelativePath path) {
    ByteBuffer digest = digest(path);
    return slots[find(digest.getLong() | 1, digest.getLong())] != 0;
  }

  /** Number of paths. */
  public int size() {
    return size;
  }

  /** Number of paths that none of the other sets has. */
  public int sizeWithout(PathPrints... others) {
    int without = 0;
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i] != 0 && !isInOne(others, slots[i], slots[i + 1])) {
        without++;
      }
    }
    return without;
  }

  private static boolean isInOne(PathPrints[] sets, long high, long low) {
    for (PathPrints set : sets) {
      if (set.slots[set.find(high, low)] != 0) {
        return true;
      }
    }
    return false;
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
}
