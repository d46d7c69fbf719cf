package io.harmonia.smoke.memory;

import io.harmonia.smoke.text.Quantity;
import java.util.function.LongSupplier;

/**
 * Refuses a run that cannot fit into the JVM's heap while that can still be said: in a heap that is
 * almost full, the JVM would collect garbage for hours before it gave up. What may fit is let
 * through; if it does not, {@link LastResort} ends it.
 *
 * @param most bytes that the heap can have
 * @param live tells how many bytes of it are in use for good
 */
public record HeapGuard(long most, LongSupplier live) {
  /**
   * What is kept of a manifest takes half its text at least, while it is read there is more, and
   * the tests take more than both.
   */
  private static final int LEAST_PER_BYTE = 2;

  /** JUnit keeps some 850 bytes of each test, whatever it does. */
  private static final long LEAST_PER_TEST = 850;

  private static final long GIBIBYTE = 1L << 30;

  /** The guard of this JVM's heap. */
  public static HeapGuard ofThisJvm() {
    return new HeapGuard(Runtime.getRuntime().maxMemory(), HeapGuard::liveBytes);
  }

  /**
   * Of a run over documents.
   *
   * @param bytes of all of them, as far as they are read
   * @throws RunTooLargeException if they cannot fit
   */
  public void beforeReading(long bytes) {
    if (bytes > most / LEAST_PER_BYTE) {
      throw refusal(
          "its manifests and checksum files have " + Quantity.bytes(bytes),
          "at most " + Quantity.bytes(most / LEAST_PER_BYTE),
          8 * bytes);
    }
  }

  /**
   * Of a run of tests that are planned.
   *
   * @throws RunTooLargeException if they cannot fit
   */
  public void beforeTesting(long tests) {
    long needed = tests * LEAST_PER_TEST;
    if (needed < most / 4) {
      return; // and if that is too much, it is not for the tests
    }
    long free = most - live.getAsLong();
    if (needed > free) {
      throw refusal(
          "it has " + Quantity.count(tests, "test", "tests"),
          "at most "
              + Quantity.grouped(free / LEAST_PER_TEST)
              + " in the "
              + Quantity.bytes(free)
              + " that the manifests leave",
          most - free + 2 * needed);
    }
  }

  private RunTooLargeException refusal(String actual, String expected, long enough) {
    return new RunTooLargeException(
        "the run does not fit into the JVM's heap of "
            + Quantity.bytes(most)
            + ": "
            + actual
            + ", expected "
            + expected
            + ". Give the JVM more (-Xmx"
            + Math.max(2, (enough + GIBIBYTE - 1) / GIBIBYTE)
            + "g), and run the suite in shards, each of which makes a part of the tests"
            + " (smoke.shard=1/4 to 4/4, or --shard). Nothing was checked.");
  }

  /** What is in use once the garbage is gone. Takes a second or two. */
  @SuppressWarnings("SystemGc") // asked once in a run, and only of a large one
  private static long liveBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
