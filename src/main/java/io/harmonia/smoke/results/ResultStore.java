package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The results of a run by their tests: some 35 bytes of memory for each, and the rest of them in a
 * {@link ByteLog}, so that a million tests take what a few thousand do.
 *
 * <p>Results are numbered as they come. One that was replaced keeps its number and is not shown.
 */
final class ResultStore implements Closeable {
  private static final Kind[] KINDS = Kind.values();
  private static final byte REPLACED = -1;
  private static final byte REMARKED = 0x40;

  private final ByteLog log = new ByteLog();
  private final List<String> files = new ArrayList<>();
  private final Map<String, Integer> fileNumbers = new HashMap<>();
  private Tally tally = new Tally();
  private int[] order = {};
  private boolean isInOrder = true;
  private int size;
  private int shown;
  private long[] positions = new long[16];
  private long[] places = new long[16]; // number of the file, then the line
  private long[] hashes = new long[16]; // of the tests' IDs
  private byte[] kinds = new byte[16];
  private int[] table = new int[32]; // of numbers from 1, by hash

  /** Names a folder that may hold what does not fit into memory. */
  synchronized void spillTo(Path folder) {
    log.spillTo(folder);
  }

  /** Number of results that are shown. */
  synchronized int size() {
    return shown;
  }

  /** Adds a result, or replaces the one of the same test. */
  synchronized void put(KeptResult result) {
    int replaced = find(result.testId());
    if (replaced >= 0) {
      kinds[replaced] = REPLACED;
      shown--;
      hashes[replaced] = 0;
    }
    append(result);
    if (replaced >= 0) {
      tally = new Tally();
      forEach(tally::add);
    } else {
      tally.add(result);
    }
  }

  /** Whether a test has a result. */
  synchronized boolean has(String testId) {
    return find(testId) >= 0;
  }

  /** Every result that is shown, as they came. */
  synchronized void forEach(Consumer<KeptResult> action) {
    for (int number = 0; number < size; number++) {
      if (kinds[number] != REPLACED) {
        action.accept(KeptResult.decoded(bytes(number)));
      }
    }
  }

  synchronized Tally tally() {
    return tally;
  }

  /** The numbers of what is shown, by file, line and name. */
  synchronized int[] inOrder() {
    if (!isInOrder) {
      order = sorted();
      isInOrder = true;
    }
    return order;
  }

  synchronized boolean is(int number, Predicate<Kind> wanted) {
    return kinds[number] != REPLACED && wanted.test(KINDS[kinds[number] & ~REMARKED]);
  }

  synchronized boolean isRemarked(int number) {
    return kinds[number] != REPLACED && (kinds[number] & REMARKED) != 0;
  }

  /** A result as {@link KeptResult} encodes it. */
  synchronized byte[] bytes(int number) {
    long end = number + 1 < size ? positions[number + 1] : log.size();
    try {
      return log.read(positions[number], (int) (end - positions[number]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    log.close();
  }

  @SuppressWarnings("EnumOrdinal") // never leaves the process
  private void append(KeptResult result) {
    if (size == positions.length) {
      int more = size + (size >> 1);
      positions = Arrays.copyOf(positions, more);
      places = Arrays.copyOf(places, more);
      hashes = Arrays.copyOf(hashes, more);
      kinds = Arrays.copyOf(kinds, more);
    }
    positions[size] = log.size();
    log.append(result.encoded());
    places[size] = (long) numberOf(result.file()) << 32 | result.line();
    hashes[size] = hash(result.testId());
    kinds[size] = (byte) (result.kind().ordinal() | (result.remarks() > 0 ? REMARKED : 0));
    size++;
    shown++;
    isInOrder = false;
    if (2 * size > table.length) {
      table = new int[2 * table.length];
      for (int number = 0; number < size; number++) {
        enter(number);
      }
    } else {
      enter(size - 1);
    }
  }

  private int numberOf(String file) {
    return fileNumbers.computeIfAbsent(
        file,
        name -> {
          files.add(name);
          return files.size() - 1;
        });
  }

  private void enter(int number) {
    int at = (int) hashes[number] & (table.length - 1);
    while (table[at] != 0) {
      at = (at + 1) & (table.length - 1);
    }
    table[at] = number + 1;
  }

  /** The number of a test's result, or one below 0. */
  private int find(String testId) {
    long hash = hash(testId);
    int at = (int) hash & (table.length - 1);
    for (; table[at] != 0; at = (at + 1) & (table.length - 1)) {
      int number = table[at] - 1;
      if (kinds[number] != REPLACED
          && hashes[number] == hash
          && KeptResult.decoded(bytes(number)).testId().equals(testId)) {
        return number;
      }
    }
    return -1;
  }

  /** FNV-1a, with its high bits folded in. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ hash >>> 32;
  }

  private int[] sorted() {
    int[] sorted = new int[shown];
    int done = 0;
    List<Integer> byName =
        IntStream.range(0, files.size()).boxed().sorted(Comparator.comparing(files::get)).toList();
    for (int file : byName) {
      done = sortedOf(file, sorted, done);
    }
    return sorted;
  }

  private int sortedOf(int file, int[] sorted, int done) {
    long[] lines = new long[countOf(file)]; // each with the number of its result
    int count = 0;
    for (int number = 0; number < size; number++) {
      if (isOf(file, number)) {
        lines[count++] = places[number] << 32 | number;
      }
    }
    Arrays.sort(lines);
    for (int i = 0; i < count; i++) {
      sorted[done + i] = (int) lines[i];
    }
    int from = 0;
    for (int to = 1; to <= count; to++) {
      if (to == count || lines[to] >>> 32 != lines[from] >>> 32) {
        sortByName(sorted, done + from, done + to);
        from = to;
      }
    }
    return done + count;
  }

  private int countOf(int file) {
    int count = 0;
    for (int number = 0; number < size; number++) {
      count += isOf(file, number) ? 1 : 0;
    }
    return count;
  }

  private boolean isOf(int file, int number) {
    return kinds[number] != REPLACED && places[number] >>> 32 == file;
  }

  private void sortByName(int[] numbers, int from, int to) {
    if (to - from > 1) {
      record Named(String id, int number) {}
      Named[] named = new Named[to - from];
      for (int i = from; i < to; i++) {
        named[i - from] = new Named(KeptResult.id(bytes(numbers[i])), numbers[i]);
      }
      Arrays.sort(named, Comparator.comparing(Named::id));
      for (int i = from; i < to; i++) {
        numbers[i] = named[i - from].number();
      }
    }
  }
}
