package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteLogTest {
  private static final int RECORDS = 20_000;

  @Test
  void readsBackInAnyOrderWhatDoesNotFitIntoMemory(@TempDir Path folder) throws IOException {
    try (ByteLog log = new ByteLog()) {
      log.spillTo(folder);

      long[] positions = fill(log);

      assertThat(log.size()).isGreaterThan(20_000_000);
      assertHolds(log, positions);
    }
  }

  @Test
  void leavesNoFileThatAKilledProcessWouldLeaveBehind(@TempDir Path folder) throws IOException {
    try (ByteLog log = new ByteLog()) {
      log.spillTo(folder);

      fill(log);

      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void staysInMemoryWhereTheFolderTakesNoFile(@TempDir Path folder) throws IOException {
    try (ByteLog log = new ByteLog()) {
      log.spillTo(folder.resolve("nowhere"));

      long[] positions = fill(log);

      assertHolds(log, positions);
    }
  }

  @Test
  void readsWhatAnInterruptedThreadAppended(@TempDir Path folder) throws IOException {
    try (ByteLog log = new ByteLog()) {
      log.spillTo(folder);

      Thread.currentThread().interrupt();
      long[] positions = fill(log);

      assertThat(Thread.interrupted()).isTrue();
      assertHolds(log, positions);
    }
  }

  /** Records of different sizes, each of which holds its number many times. */
  private static long[] fill(ByteLog log) {
    long[] positions = new long[RECORDS];
    for (int i = 0; i < RECORDS; i++) {
      positions[i] = log.size();
      log.append(record(i));
    }
    return positions;
  }

  private static byte[] record(int number) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * (200 + number % 131));
    while (bytes.hasRemaining()) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  private static void assertHolds(ByteLog log, long[] positions) throws IOException {
    for (int i = 0; i < RECORDS; i++) {
      int number = (int) (i * 7919L % RECORDS); // all of them, here and there
      byte[] expected = record(number);
      assertThat(log.read(positions[number], expected.length)).isEqualTo(expected);
    }
  }
}
