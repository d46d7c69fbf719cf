package io.harmonia.smoke.cli;

import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.command.VersionProvider;
import io.harmonia.smoke.report.ConsoleSummary;
import io.harmonia.smoke.report.GitHubCommands;
import io.harmonia.smoke.report.GivenReport;
import io.harmonia.smoke.report.MarkdownSummary;
import io.harmonia.smoke.report.OutputLines;
import io.harmonia.smoke.results.JsonReport;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.terminal.Colour;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the report of a run that is over. */
@Command(
    name = ShowCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = {
      "Shows the report of a run that is over, of whatever ran it (Maven, an IDE, the jar).",
      "A report that was cut short, or whose counts are not those of its results, is refused."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the report is clean",
      "1:the report says drift",
      "2:the report is incomplete, not there, or refused; or wrong usage"
    })
final class ShowCommand implements Callable<Integer> {
  static final String NAME = "show";

  /** How it is shown. */
  enum As {
    /** Lines for people. */
    text,
    /** Workflow commands that make GitHub show findings beside their lines. */
    github,
    /** The JSON report. */
    json,
    /** The Markdown summary. */
    markdown,
    /** Outcome and counts, {@code name=value}, for {@code $GITHUB_OUTPUT}. */
    outputs
  }

  private final PrintStream out;

  @Parameters(
      arity = "0..1",
      paramLabel = "REPORT",
      description =
          "smoke-report.json, or the folder that holds it. Default: target/smoke where there is a"
              + " pom.xml, else .harmonia-smoke.")
  private @Nullable Path report;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "What is printed: text; github, annotations at the manifests' lines (the first ten"
              + " findings); json; markdown, the summary; or outputs, outcome and counts as"
              + " name=value. Default: text.")
  private As format = As.text;

  ShowCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, CommandFailedException {
    GivenReport given = GivenReport.at(report == null ? usual() : report);
    if (given.report().isEmpty()) {
      String fault = given.name() + " " + given.fault() + ": run the suite again.";
      refused(fault);
      throw new CommandFailedException(fault);
    }
    RunReport run = given.report().get();
    show(run, given.name());
    out.flush();
    return ExitCode.of(run.outcome());
  }

  private static Path usual() {
    Path folder = GivenSettings.here(Map.of()).get(SmokeSettings.REPORT_DIR);
    return Path.of("").toAbsolutePath().relativize(folder);
  }

  /** In the formats that programs read, so that nobody takes silence for success. */
  private void refused(String fault) {
    if (format == As.github) {
      out.println(GitHubCommands.error(fault));
    } else if (format == As.outputs) {
      OutputLines.ofNone().forEach(out::println);
    }
  }

  private void show(RunReport run, String name) throws IOException {
    switch (format) {
      case text -> ConsoleSummary.of(run, name, Colour.whereSeen()).forEach(out::println);
      case github -> GitHubCommands.of(run).forEach(out::println);
      case json -> JsonReport.write(run, out);
      case markdown -> out.print(MarkdownSummary.of(run));
      case outputs -> OutputLines.of(run).forEach(out::println);
    }
  }
}
