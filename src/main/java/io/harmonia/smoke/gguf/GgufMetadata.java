package io.harmonia.smoke.gguf;

import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys and values of a header, of which only a few integers are kept. */
final class GgufMetadata {
  private static final int MOST_KEYS = 100_000;
  private static final int DEEPEST = 8;
  private static final int UINT32 = 4;
  private static final int TEXT = 8;
  private static final int LIST = 9;

  /** Bytes of the types 0 to 12; none for texts and lists, which have a length of their own. */
  private static final int[] BYTES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

  private static final String ALIGNMENT = "general.alignment";
  private static final String NUMBER = "split.no";
  private static final String COUNT = "split.count";
  private static final String TENSORS = "split.tensors.count";
  private static final Set<String> KEPT = Set.of(ALIGNMENT, NUMBER, COUNT, TENSORS);

  private final GgufInput in;
  private final Map<String, Long> kept = new HashMap<>();

  private GgufMetadata(GgufInput in) {
    this.in = in;
  }

  /** Reads so many keys and their values. */
  static GgufMetadata read(GgufInput in, long count) throws IOException, BrokenHeaderException {
    GgufMetadata metadata = new GgufMetadata(in);
    Set<String> keys = new HashSet<>();
    for (long i = 0; i < count; i++) {
      if (i == MOST_KEYS) {
        throw new UntoldException(
            "its header has more than " + Quantity.grouped(MOST_KEYS) + " keys",
            "Restore the artifact, or record a SHA-256 of it, which needs no header.");
      }
      String key = in.name("a key");
      if (!keys.add(key)) {
        throw broken("the key " + Printable.quoted(key) + " stands twice");
      }
      metadata.readValue(key);
    }
    return metadata;
  }

  private static BrokenHeaderException broken(String message) {
    return new BrokenHeaderException("its header is not valid: " + message, false);
  }

  private void readValue(String key) throws IOException, BrokenHeaderException {
    int type = type(key);
    if (!KEPT.contains(key)) {
      skip(key, type, 0);
      return;
    }
    boolean isInteger = type < 6 || type == 10 || type == 11;
    if (!isInteger || (key.equals(ALIGNMENT) && type != UINT32)) {
      throw broken(key + " is of the type " + type + ", expected an integer");
    }
    kept.put(key, in.integer(BYTES[type], type % 2 == 1));
  }

  private int type(String key) throws IOException, BrokenHeaderException {
    long type = in.number();
    if (type >= BYTES.length) {
      throw broken("the value of " + Printable.quoted(key) + " is of the unknown type " + type);
    }
    return (int) type;
  }

  private void skip(String key, int type, int depth) throws IOException, BrokenHeaderException {
    if (type == TEXT) {
      in.skip(in.count());
    } else if (type != LIST) {
      in.skip(BYTES[type]);
    } else if (depth == DEEPEST) {
      throw broken("the value of " + Printable.quoted(key) + " has lists in lists without an end");
    } else {
      skipList(key, depth);
    }
  }

  private void skipList(String key, int depth) throws IOException, BrokenHeaderException {
    int type = type(key);
    long count = in.count();
    if (type != TEXT && type != LIST) {
      in.skip(count < 0 || count > Long.MAX_VALUE / BYTES[type] ? -1 : count * BYTES[type]);
      return;
    }
    if (count < 0) {
      in.skip(count);
    }
    for (long i = 0; i < count; i++) {
      skip(key, type, depth + 1);
    }
  }

  /** What each tensor begins at a multiple of. */
  long alignment() throws BrokenHeaderException {
    long alignment = kept.getOrDefault(ALIGNMENT, 32L);
    if (Long.bitCount(alignment) != 1) {
      throw broken(ALIGNMENT + " is " + alignment + ", expected a power of two");
    }
    return alignment;
  }

  /** Which part of a model it is, if it is one of several. */
  Optional<GgufHeader.Split> split() {
    long count = kept.getOrDefault(COUNT, 0L);
    return count > 1
        ? Optional.of(
            new GgufHeader.Split(
                kept.getOrDefault(NUMBER, 0L), count, kept.getOrDefault(TENSORS, -1L)))
        : Optional.empty();
  }
}
