package io.harmonia.smoke.run;

import io.harmonia.smoke.report.ConsoleSummary;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.text.Quantity;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Shows a run as lines of text, for the log of a build. */
public final class ConsoleDisplay implements RunDisplay {
  private static final long INTERVAL_NS = 5_000_000_000L;

  private final PrintStream out;
  private final AtomicLong nextLine = new AtomicLong(System.nanoTime() + INTERVAL_NS);

  /**
   * @param out gets the lines
   */
  public ConsoleDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public void hashing(long bytes, long total) {
    long now = System.nanoTime();
    if (now - nextLine.get() >= 0) {
      nextLine.set(now + INTERVAL_NS);
      out.println(
          ConsoleSummary.PREFIX
              + "hashing: "
              + Quantity.bytes(bytes)
              + " of "
              + Quantity.bytes(total)
              + " so far");
    }
  }

  @Override
  public void asking(long asked, long total) {
    long now = System.nanoTime();
    if (now - nextLine.get() >= 0) {
      nextLine.set(now + INTERVAL_NS);
      out.println(ConsoleSummary.PREFIX + "asking sources: " + asked + " of " + total + " so far");
    }
  }

  @Override
  public void finished(RunReport report, Optional<Path> reportFile) {
    ConsoleSummary.of(report, reportFile.map(ConsoleDisplay::shown).orElse("none"))
        .forEach(out::println);
  }

  @Override
  public void failed(String message) {
    out.println(ConsoleSummary.PREFIX + message);
  }

  /** A file as seen from where the process runs. */
  public static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }
}
