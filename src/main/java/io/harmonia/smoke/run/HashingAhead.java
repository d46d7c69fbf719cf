package io.harmonia.smoke.run;

import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Begins to hash large files before their checks are made: while the rest is planned, and the
 * largest first, so that no core is left with a large file when the others are done. A check whose
 * file is being hashed waits for it; one whose file's turn has not come hashes it itself, as it
 * does a small one.
 */
public final class HashingAhead {
  /** When to begin. */
  public enum When {
    /** Never: only some of the tests are run. */
    NEVER,
    /** Once the checks are planned. */
    WHEN_PLANNED,
    /** As soon as the checksum files are read; what is then deleted is missing to the checks. */
    AT_ONCE
  }

  /** Of a file below this size, there is nothing to be won. */
  private static final long LARGE = 16_000_000;

  private final DigestCache digests;
  private boolean begun;

  HashingAhead(DigestCache digests) {
    this.digests = digests;
  }

  /** Begins, once, in threads that end when all is hashed or with the process. */
  void begin(List<Found.RegularFile> files) {
    List<Found.RegularFile> large =
        files.stream()
            .filter(file -> file.size() >= LARGE)
            .sorted(Comparator.comparingLong(Found.RegularFile::size).reversed())
            .toList();
    if (begun || large.isEmpty()) {
      return;
    }
    begun = true;
    Queue<Found.RegularFile> left = new ConcurrentLinkedQueue<>(large);
    int threads = Math.min(large.size(), Runtime.getRuntime().availableProcessors());
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> hashAll(left), "smoke-hashing-ahead-" + i);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void hashAll(Queue<Found.RegularFile> left) {
    for (Found.RegularFile file = left.poll(); file != null; file = left.poll()) {
      try {
        digests.of(file.real());
      } catch (IOException e) {
        // the cache keeps it for the file's test, which says so
      }
    }
  }
}
