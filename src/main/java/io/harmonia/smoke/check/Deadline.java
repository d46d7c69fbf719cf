package io.harmonia.smoke.check;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Bounds work that cannot be interrupted, such as a regular expression that backtracks: it goes on
 * in a daemon thread, which ends with the process, and nobody waits for it.
 *
 * @param limit how long to wait
 */
record Deadline(Duration limit) {

  /** The work's result, or nothing where it took too long. What the work throws is thrown. */
  <T> Optional<T> await(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "smoke-deadline");
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }
}
