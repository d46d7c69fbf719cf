package io.harmonia.smoke.bounds;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Work that goes on in a thread of its own, a daemon, until somebody needs what comes of it.
 *
 * @param <T> what comes of it
 */
public final class Begun<T> {
  private final CompletableFuture<T> result;

  private Begun(CompletableFuture<T> result) {
    this.result = result;
  }

  /** Begins the work. */
  public static <T> Begun<T> begin(String thread, Supplier<T> work) {
    return new Begun<>(
        CompletableFuture.supplyAsync(
            work,
            task -> {
              Thread runner = new Thread(task, thread);
              runner.setDaemon(true);
              runner.start();
            }));
  }

  /** What comes of it, once it is done; what it threw is thrown. */
  public T await() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
