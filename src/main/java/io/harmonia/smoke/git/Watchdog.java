package io.harmonia.smoke.git;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends a process after a while, unless it is stopped before. */
final class Watchdog {
  private final long seconds;
  private final AtomicBoolean bitten = new AtomicBoolean();
  private final CompletableFuture<Void> waiting;

  Watchdog(Process process, long seconds) {
    this.seconds = seconds;
    this.waiting =
        CompletableFuture.runAsync(
            () -> {
              bitten.set(true);
              process.destroyForcibly();
            },
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
  }

  /** Throws if it has ended the process. */
  void requireInTime() throws IOException {
    if (bitten.get()) {
      throw new IOException("the git program gave no answer within " + seconds + " s");
    }
  }

  void stop() {
    waiting.cancel(false);
  }
}
