package io.harmonia.smoke.cli;

import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.command.Outputs;
import io.harmonia.smoke.command.VersionProvider;
import io.harmonia.smoke.report.ConsoleSummary;
import io.harmonia.smoke.report.GivenReport;
import io.harmonia.smoke.report.ReportFolder;
import io.harmonia.smoke.report.ReportMerge;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.run.ConsoleDisplay;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Merges the reports of shards. */
@Command(
    name = MergeCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = {
      "Makes of the reports of all shards the one that a whole run would have given.",
      "Incomplete, and it says why, where a shard is missing, came twice, saw other inputs or"
          + " another commit, or cannot be read."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:clean: the reports are of all shards of one run, and each is clean",
      "1:drift: the workspace is wrong somewhere",
      "2:incomplete: not everything could be checked, or not all of it is here; or wrong usage"
    })
final class MergeCommand implements Callable<Integer> {
  static final String NAME = "merge";

  private final PrintStream out;

  @Parameters(
      arity = "1..*",
      paramLabel = "REPORT",
      description = "smoke-report.json of each shard, or the folder that holds it.")
  private List<Path> reports = new ArrayList<>();

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      defaultValue = "target/smoke-merged",
      description =
          "Where smoke-report.json and smoke-summary.md go. Default: target/smoke-merged.")
  private Path reportDir = Path.of("target/smoke-merged");

  MergeCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, CommandFailedException {
    ReportFolder folder =
        Outputs.use("--report-dir", () -> ReportFolder.open(reportDir, Path.of("")));
    for (Path report : reports) {
      if (isSame(report, folder.reportFile()) || isSame(report, reportDir)) {
        throw new CommandFailedException(
            report + " would be overwritten: name another --report-dir.");
      }
    }
    RunReport merged = ReportMerge.of(reports.stream().map(GivenReport::at).toList());
    folder.write(merged);
    String shown = ConsoleDisplay.shown(folder.reportFile().toAbsolutePath());
    ConsoleSummary.of(merged, shown).forEach(out::println);
    return ExitCode.of(merged.outcome());
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
  }
}
