package io.harmonia.smoke.memory;

import io.harmonia.smoke.text.Quantity;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is left to do where the process ends before the run does: the report says what was done so
 * far, and {@code incomplete}.
 *
 * <p>Of a signal, the JVM tells by its shutdown hooks. An {@link OutOfMemoryError} is not left to
 * JUnit, whose launcher waits for ever for a worker that died of one: the process ends with status
 * 2, whether the suite meets the error or a thread of JUnit's dies of it while the suite runs. Of
 * all errors this is the only one that does so; JUnit makes a failure of any other.
 */
public final class LastResort {
  private static final int INCOMPLETE = 2;
  private static final long MILLIS_TO_WRITE = 60_000;
  private static final AtomicBoolean ENDING = new AtomicBoolean();

  /** What putting results in order takes for each. */
  private static final int BYTES_TO_SORT = 12;

  /** Memory to write the report with when there is no other; one element. */
  private static final byte[][] RESERVE = {new byte[reserveSize(0)]};

  /* What is needed before the reserve is free. Until then nothing can be made and no class loaded,
  nor even a VarHandle be linked, which atomic variables need. */
  private static final byte[] NOTHING = {};
  private static final Class<?> FATAL = OutOfMemoryError.class;
  private static final Runtime RUNTIME = Runtime.getRuntime();
  private static final Thread WATCH = new Thread(LastResort::haltInAWhile, "smoke-end");

  private static volatile Consumer<String> breakOff = why -> {};

  static {
    WATCH.setDaemon(true);
    RUNTIME.addShutdownHook(
        new Thread(
            () ->
                breakOff.accept(
                    "the process was ended before the run was done, by a signal such as TERM"
                        + " or Ctrl-C, or by System.exit"),
            "smoke-last-resort"));
  }

  private LastResort() {}

  /**
   * A run begins: makes ready for its end.
   *
   * @param toBreakOff breaks off what is not done, and says why
   */
  public static void prepare(Consumer<String> toBreakOff) {
    breakOff = toBreakOff;
    UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();
    if (!(others instanceof DyingThread)) {
      Thread.setDefaultUncaughtExceptionHandler(new DyingThread(Optional.ofNullable(others)));
    }
  }

  /** So many results are to come: keeps the memory that it takes to put them in order. */
  public static void reserve(long results) {
    int size = reserveSize(results);
    if (size > RESERVE[0].length && !ENDING.get()) {
      RESERVE[0] = new byte[size];
    }
  }

  /** The run is done: leaves the process as it was. */
  public static void release() {
    if (Thread.getDefaultUncaughtExceptionHandler() instanceof DyingThread ours) {
      Thread.setDefaultUncaughtExceptionHandler(ours.others().orElse(null));
    }
  }

  /** Does something of the suite, whose memory may not suffice. */
  public static <T> T guarded(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (Throwable e) {
      endWhereOutOfMemory(e);
      throw e;
    }
  }

  /** A stream whose elements are made one by one, for which memory may not suffice. */
  public static <T> Stream<T> guarded(Stream<T> stream) {
    Spliterator<T> elements = stream.spliterator();
    return StreamSupport.stream(
        new Spliterators.AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED) {
          @Override
          public boolean tryAdvance(Consumer<? super T> action) {
            try {
              return elements.tryAdvance(action);
            } catch (Throwable e) {
              endWhereOutOfMemory(e);
              throw e;
            }
          }
        },
        false);
  }

  /** Does not return where the JVM's memory is exhausted. */
  public static void endWhereOutOfMemory(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (FATAL.isInstance(cause)) {
        end(cause);
      }
    }
  }

  /**
   * Hears of threads that die, as JUnit's workers do.
   *
   * @param others who is told then
   */
  private record DyingThread(Optional<UncaughtExceptionHandler> others)
      implements UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
      endWhereOutOfMemory(e);
      if (others.isPresent()) {
        others.get().uncaughtException(thread, e);
      } else {
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        e.printStackTrace();
      }
    }
  }

  private static void end(Throwable e) {
    RESERVE[0] = NOTHING;
    if (ENDING.getAndSet(true)) {
      while (true) {
        sleep(Long.MAX_VALUE); // another thread writes the report and halts
      }
    }
    try {
      WATCH.start();
      breakOff.accept(
          "the JVM's memory is exhausted ("
              + e.getMessage()
              + "): it has "
              + Quantity.bytes(RUNTIME.maxMemory())
              + ", give it more (-Xmx)");
      System.out.flush();
    } finally {
      RUNTIME.halt(INCOMPLETE); // whatever comes of it: the report says incomplete
    }
  }

  private static void haltInAWhile() {
    sleep(MILLIS_TO_WRITE);
    RUNTIME.halt(INCOMPLETE);
  }

  /** Allocates nothing. */
  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // the process is about to end: nobody is waited for
    }
  }

  private static int reserveSize(long results) {
    long heap = Runtime.getRuntime().maxMemory(); // RUNTIME may not be there yet
    long enough = 8 * 1024 * 1024 + BYTES_TO_SORT * results;
    return (int) Math.max(256 * 1024, Math.min(heap / 16, Math.min(enough, 1 << 30)));
  }
}
