package io.harmonia.smoke.terminal;

import io.harmonia.smoke.report.ConsoleSummary;
import io.harmonia.smoke.report.GitHubCommands;
import io.harmonia.smoke.results.JsonReport;
import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.run.ConsoleDisplay;
import io.harmonia.smoke.run.RunDisplay;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Shows a run of {@code check}: progress while it runs, at its end what the format asks for. */
public final class CheckDisplay implements RunDisplay {
  private final PrintStream out;
  private final Progress progress;
  private final Format format;
  private final boolean quiet;
  private volatile Optional<RunReport> report = Optional.empty();
  private volatile boolean failed;

  public CheckDisplay(PrintStream out, Progress progress, Format format, boolean quiet) {
    this.out = out;
    this.progress = progress;
    this.format = format;
    this.quiet = quiet;
  }

  /** What the run says, if it came to its end. */
  public Optional<RunReport> report() {
    return report;
  }

  /** Whether the run could not write what it should. */
  public boolean hasFailed() {
    return failed;
  }

  @Override
  public void hashing(long bytes, long total) {
    progress.at(bytes, total);
  }

  @Override
  public void asking(long asked, long total) {
    progress.asked(asked, total);
  }

  @Override
  public void failed(String message) {
    failed = true;
    progress.close();
    progress.line(ConsoleSummary.PREFIX + message);
  }

  @Override
  public void finished(RunReport run, Optional<Path> reportFile) {
    progress.close();
    report = Optional.of(run);
    if (format == Format.json) {
      json(run);
    } else if (!quiet || run.outcome() != Outcome.CLEAN) {
      if (format == Format.github) {
        GitHubCommands.of(run).forEach(out::println);
      }
      lines(run, reportFile).forEach(out::println);
    }
    out.flush();
  }

  private static List<String> lines(RunReport run, Optional<Path> reportFile) {
    return ConsoleSummary.of(
        run, reportFile.map(ConsoleDisplay::shown).orElse("none"), Colour.whereSeen());
  }

  private void json(RunReport run) {
    try {
      JsonReport.write(run, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
