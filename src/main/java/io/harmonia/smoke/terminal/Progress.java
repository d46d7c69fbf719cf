package io.harmonia.smoke.terminal;

import io.harmonia.smoke.text.Quantity;
import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far hashing is: a bar on a terminal, a line at intervals in a log, or nothing. */
public interface Progress {

  /** Says how far it is. */
  void at(long bytes, long total);

  /** Says how many sources were asked. */
  void asked(long asked, long total);

  /** Takes away what should not stay. */
  void close();

  /** Prints a line beside it. */
  void line(String line);

  /**
   * For the standard error stream.
   *
   * @param quiet whether nothing is to be shown
   */
  static Progress to(PrintStream err, boolean quiet) {
    if (quiet) {
      return new Lines(err, Long.MAX_VALUE);
    }
    return isTerminal() ? new Bar(err) : new Lines(err, Lines.INTERVAL_NS);
  }

  /** Whether somebody sees it: until Java 22 there is no console but on a terminal. */
  @SuppressWarnings("SystemConsoleNull") // asked what it is where it is never null
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Lines for a log. */
  final class Lines implements Progress {
    static final long INTERVAL_NS = 5_000_000_000L;

    private final PrintStream err;
    private final long interval;
    private final long started = System.nanoTime();
    private long last = started;

    Lines(PrintStream err, long interval) {
      this.err = err;
      this.interval = interval;
    }

    @Override
    public synchronized void at(long bytes, long total) {
      long now = System.nanoTime();
      if (now - last >= interval) {
        last = now;
        line(
            "[smoke] hashing: "
                + Quantity.bytes(bytes)
                + " of "
                + Quantity.bytes(total)
                + " after "
                + (now - started) / 1_000_000_000L
                + " s");
      }
    }

    @Override
    public synchronized void asked(long asked, long total) {
      long now = System.nanoTime();
      if (now - last >= interval) {
        last = now;
        line("[smoke] asking sources: " + asked + " of " + total);
      }
    }

    @Override
    public void close() {}

    @Override
    public void line(String line) {
      err.println(line);
    }
  }

  /** A bar with bytes, speed and the time that is left. */
  final class Bar implements Progress {
    private static final int WIDTH = 79;
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream err;
    private Optional<ProgressBar> bar = Optional.empty();
    private boolean closed;
    private boolean isAsking;

    Bar(PrintStream err) {
      this.err = err;
    }

    @Override
    public synchronized void at(long bytes, long total) {
      if (closed) {
        return; // told by a timer that was about to be cancelled
      }
      if (bar.isEmpty()) {
        bar =
            Optional.of(
                new ProgressBarBuilder()
                    .setTaskName("hashing")
                    .setUnit(" MB", MEGABYTE)
                    .showSpeed()
                    .setStyle(ProgressBarStyle.ASCII)
                    .setInitialMax(total)
                    .setConsumer(
                        new DelegatingProgressBarConsumer(text -> err.print('\r' + text), WIDTH))
                    .build());
      }
      bar.get().maxHint(total);
      bar.get().stepTo(bytes);
    }

    /** Where the bar of hashing stood, which does not go on meanwhile. */
    @Override
    public synchronized void asked(long asked, long total) {
      if (!closed) {
        String text = "asking sources: " + asked + " of " + total;
        err.print('\r' + text + " ".repeat(Math.max(0, WIDTH - text.length())));
        err.flush();
        isAsking = true;
      }
    }

    @Override
    public synchronized void close() {
      if (isAsking) {
        err.print('\r' + " ".repeat(WIDTH) + '\r');
      }
      closed = true;
      bar.ifPresent(
          shown -> {
            shown.close();
            err.print('\r' + " ".repeat(WIDTH) + '\r');
          });
      bar = Optional.empty();
    }

    @Override
    public void line(String line) {
      err.println(line);
    }
  }
}
