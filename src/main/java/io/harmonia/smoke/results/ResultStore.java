package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.text.Location;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The results of a run by their tests: some 35 bytes of memory for each, and the rest of them in a
 * {@link ByteLog}, so that a million tests take what a few thousand do.
 *
 * <p>Results are numbered as they come. One that was replaced keeps its number and is not shown.
 * The log has two lines for each: the test's ID, and the result as the report has it.
 */
final class ResultStore implements Closeable {
  private static final Kind[] KINDS = Kind.values();
  private static final Location NOWHERE = new Location("", 0, 0);
  private static final byte REPLACED = -1;
  private static final byte REMARKED = 0x40;

  private final ByteLog log = new ByteLog();
  private final Map<String, Integer> files = new HashMap<>(); // numbered as they come
  private Tally tally = new Tally();
  private boolean isTallied = true;
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

  /**
   * Adds a result, or replaces the one of the same test.
   *
   * @param line of the report
   */
  synchronized void put(String testId, Result result, byte[] line) {
    int replaced = find(testId);
    if (replaced >= 0) {
      kinds[replaced] = REPLACED;
      shown--;
      isTallied = false;
    } else if (isTallied) {
      tally.add(result);
    }
    append(testId, result, line);
  }

  /** Whether a test has a result. */
  synchronized boolean has(String testId) {
    return find(testId) >= 0;
  }

  /** The test and the line of every result that is shown, as they came. */
  synchronized void forEach(BiConsumer<String, byte[]> action) {
    for (int number = 0; number < size; number++) {
      if (kinds[number] != REPLACED) {
        action.accept(testId(number), line(number));
      }
    }
  }

  synchronized Tally tally() {
    if (!isTallied) {
      tally = new Tally();
      forEach((testId, line) -> tally.add(JsonResult.read(JsonTree.read(line))));
      isTallied = true;
    }
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

  Result result(int number) {
    return JsonResult.read(JsonTree.read(line(number)));
  }

  /** Its line of the report. */
  synchronized byte[] line(int number) {
    byte[] both = bytes(number);
    return Arrays.copyOfRange(both, endOfId(both) + 1, both.length);
  }

  @Override
  public synchronized void close() throws IOException {
    log.close();
  }

  private String testId(int number) {
    byte[] both = bytes(number);
    return new String(both, 0, endOfId(both), StandardCharsets.UTF_8);
  }

  /** An ID may hold line ends; JSON that has a line to itself has none. */
  private static int endOfId(byte[] both) {
    int end = both.length - 1;
    while (both[end] != '\n') {
      end--;
    }
    return end;
  }

  private byte[] bytes(int number) {
    long end = number + 1 < size ? positions[number + 1] : log.size();
    try {
      return log.read(positions[number], (int) (end - positions[number]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("EnumOrdinal") // never leaves the process
  private void append(String testId, Result result, byte[] line) {
    if (size == positions.length) {
      int more = size + (size >> 1);
      positions = Arrays.copyOf(positions, more);
      places = Arrays.copyOf(places, more);
      hashes = Arrays.copyOf(hashes, more);
      kinds = Arrays.copyOf(kinds, more);
    }
    positions[size] = log.size();
    log.append((testId + "\n").getBytes(StandardCharsets.UTF_8));
    log.append(line);
    places[size] = place(result);
    hashes[size] = hash(testId);
    kinds[size] = (byte) (result.kind().ordinal() | (result.remarks().isEmpty() ? 0 : REMARKED));
    size++;
    shown++;
    isInOrder = false;
    if (2 * size > table.length) {
      table = new int[2 * table.length];
      IntStream.range(0, size).forEach(this::enter);
    } else {
      enter(size - 1);
    }
  }

  private long place(Result result) {
    Location at = result.subject().orElse(NOWHERE);
    return (long) files.computeIfAbsent(at.file(), name -> files.size()) << 32 | at.line();
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
      if (kinds[number] != REPLACED && hashes[number] == hash && testId(number).equals(testId)) {
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
    int[] byLine =
        IntStream.range(0, size)
            .filter(number -> kinds[number] != REPLACED)
            .mapToLong(number -> places[number] << 32 | number)
            .sorted()
            .mapToInt(lineAndNumber -> (int) lineAndNumber)
            .toArray();
    int[] sorted = byFile(byLine);
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      if (to == sorted.length || places[sorted[to]] != places[sorted[from]]) {
        sortByName(sorted, from, to);
        from = to;
      }
    }
    return sorted;
  }

  /** Puts what is in order by lines file by file, with one look at each. */
  private int[] byFile(int[] byLine) {
    int[] next = new int[files.size() + 1]; // where the next one of each file goes
    for (int number : byLine) {
      next[fileOf(number) + 1]++;
    }
    int start = 0;
    int[] counts = next.clone();
    for (Integer file : filesInOrder()) {
      next[file] = start;
      start += counts[file + 1];
    }
    int[] sorted = new int[byLine.length];
    for (int number : byLine) {
      sorted[next[fileOf(number)]++] = number;
    }
    return sorted;
  }

  private List<Integer> filesInOrder() {
    return files.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private int fileOf(int number) {
    return (int) (places[number] >>> 32);
  }

  private void sortByName(int[] numbers, int from, int to) {
    if (to - from > 1) {
      record Named(String id, int number) {}
      Named[] named =
          Arrays.stream(numbers, from, to)
              .mapToObj(number -> new Named(JsonResult.id(line(number)), number))
              .sorted(Comparator.comparing(Named::id))
              .toArray(Named[]::new);
      for (int i = from; i < to; i++) {
        numbers[i] = named[i - from].number();
      }
    }
  }
}
