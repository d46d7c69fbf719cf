package io.harmonia.smoke.ci;

import io.harmonia.smoke.report.GitHubCommands;
import io.harmonia.smoke.report.GivenReport;
import io.harmonia.smoke.report.ReportFolder;
import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a job tells of the report in a folder. */
public final class JobReport {
  private final Path folder;
  private final GivenReport given;
  private final Optional<RunReport> run;
  private final JobVerdict verdict;

  private JobReport(Path folder, String status) {
    this.folder = folder;
    this.given = GivenReport.at(folder);
    this.run = given.report();
    this.verdict =
        JobVerdict.of(
            status, Files.exists(folder.resolve(ReportFolder.REPORT)), run.map(RunReport::outcome));
  }

  /**
   * Reads it.
   *
   * @param status with which the suite ended; empty where it did not end
   */
  public static JobReport of(Path folder, String status) {
    return new JobReport(folder, status);
  }

  /** What the job comes to. */
  public Outcome outcome() {
    return verdict.outcome();
  }

  /** Prints annotations: first where the suite's end says otherwise than the report. */
  public void annotate(PrintStream out) {
    verdict.contradiction().ifPresent(why -> out.println(GitHubCommands.error(why)));
    run.map(GitHubCommands::of)
        .orElseGet(() -> List.of(GitHubCommands.error(given.name() + " " + given.fault())))
        .forEach(out::println);
  }

  /**
   * Leaves beside the report the text of the alert, and in the summary a word of caution where it
   * would mislead; then, when all else is done, the job's outputs.
   *
   * @param outputs a file for lines {@code name=value}
   */
  public void write(Path outputs) throws IOException {
    Path alert = folder.resolve(AlertText.FILE);
    Files.deleteIfExists(alert); // one that was left there is none of this run's
    if (run.isPresent()) {
      try (OutputStream file = Files.newOutputStream(alert)) {
        AlertText.of(run.get()).write(file);
      }
    }
    Path summary = folder.resolve(ReportFolder.SUMMARY);
    if (verdict.caution().isPresent()) {
      String others = Files.exists(summary) ? "\n" + Files.readString(summary) : "";
      Files.writeString(summary, verdict.caution().get() + others);
    }
    Files.write(outputs, verdict.outputs(run));
  }
}
