package io.harmonia.smoke.run;

import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/** Tells a display how many bytes were hashed, as long as there are more of them. */
public final class HashingProgress implements AutoCloseable {
  private static final long DELAY_MS = 2_000;
  private static final long INTERVAL_MS = 500;

  private final Timer timer = new Timer("smoke-progress", true);

  private HashingProgress() {}

  public static HashingProgress start(
      LongSupplier bytesHashed, long bytesToHash, RunDisplay display) {
    HashingProgress progress = new HashingProgress();
    progress.timer.schedule(
        new TimerTask() {
          private long last;

          @Override
          public void run() {
            long now = bytesHashed.getAsLong();
            if (now > last) {
              display.hashing(now, Math.max(now, bytesToHash));
            }
            last = now;
          }
        },
        DELAY_MS,
        INTERVAL_MS);
    return progress;
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
