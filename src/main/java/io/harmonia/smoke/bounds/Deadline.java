package io.harmonia.smoke.bounds;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time by which work must be done.
 *
 * <p>What reads looks at it now and then ({@link #require}). What cannot look, such as a regular
 * expression that backtracks or a read from a mount that hangs, is waited for a moment longer and
 * then left behind in a daemon thread, which ends with the process.
 */
public final class Deadline {
  /** There is all the time. */
  public static final Deadline NONE = new Deadline(Optional.empty(), () -> 0, 0);

  /** For what looks at the deadline to come back and say how far it got. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          5,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "smoke-deadline");
            thread.setDaemon(true);
            return thread;
          });

  private final Optional<Duration> limit;
  private final LongSupplier nanoTime;
  private final long end;

  private Deadline(Optional<Duration> limit, LongSupplier nanoTime, long end) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.end = end;
  }

  /** So long from now. */
  public static Deadline after(Duration limit) {
    return since(System.nanoTime(), limit);
  }

  /**
   * So long from an earlier time.
   *
   * @param begun what {@link System#nanoTime} said then
   */
  public static Deadline since(long begun, Duration limit) {
    return since(begun, limit, System::nanoTime);
  }

  /**
   * So long from an earlier time.
   *
   * @param nanoTime tells the time, as {@link System#nanoTime} does
   */
  public static Deadline since(long begun, Duration limit, LongSupplier nanoTime) {
    return new Deadline(Optional.of(limit), nanoTime, begun + limit.toNanos());
  }

  /** Whether it has come. */
  public boolean isOver() {
    return limit.isPresent() && left() <= 0;
  }

  /**
   * Returns if there is time left.
   *
   * @throws TimedOutException if there is none
   */
  public void require() throws TimedOutException {
    if (isOver()) {
      throw new TimedOutException(this);
    }
  }

  /**
   * The work's result, or nothing where it took too long; does not begin it where the time is over.
   * What the work throws is thrown.
   */
  public <T> Optional<T> await(Supplier<T> work) {
    if (limit.isEmpty()) {
      return Optional.of(work.get());
    }
    if (isOver()) {
      return Optional.empty();
    }
    Future<T> result = THREADS.submit(work::get);
    try {
      return Optional.of(result.get(Math.max(0, left()) + GRACE_NANOS, TimeUnit.NANOSECONDS));
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

  private long left() {
    return end - nanoTime.getAsLong();
  }

  /** For example {@code 90 s}, or {@code 1.5 s}. */
  @Override
  public String toString() {
    return limit
        .map(l -> l.toMillis() % 1000 == 0 ? l.toSeconds() + " s" : l.toMillis() / 1000.0 + " s")
        .orElse("no deadline");
  }
}
