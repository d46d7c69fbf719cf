package io.harmonia.smoke.junit;

import io.harmonia.smoke.text.Quantity;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/** Says every few seconds how many bytes were hashed, where that takes so long. */
final class HashingProgress implements AutoCloseable {
  private static final long INTERVAL_MS = 5_000;

  private final Timer timer = new Timer("smoke-progress", true);

  private HashingProgress() {}

  static HashingProgress start(LongSupplier bytesHashed) {
    HashingProgress progress = new HashingProgress();
    progress.timer.schedule(
        new TimerTask() {
          private long last;

          @Override
          public void run() {
            long now = bytesHashed.getAsLong();
            if (now > last) {
              System.out.println("[smoke] hashing: " + Quantity.bytes(now) + " so far");
            }
            last = now;
          }
        },
        INTERVAL_MS,
        INTERVAL_MS);
    return progress;
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
