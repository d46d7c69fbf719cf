package io.harmonia.smoke.cli;

import io.harmonia.smoke.junit.SmokeSettings;
import io.harmonia.smoke.report.JunitXmlFile;
import io.harmonia.smoke.report.ReportRefusedException;
import io.harmonia.smoke.report.RunReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the suite. */
@Command(
    name = CheckCommand.NAME,
    mixinStandardHelpOptions = true,
    description = "Checks a workspace: the same suite as 'mvn test -Psmoke'.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:clean: everything that is recorded was verified",
      "1:drift: the workspace is wrong somewhere",
      "2:incomplete: not everything could be checked; or wrong usage"
    })
final class CheckCommand implements Callable<Integer> {
  static final String NAME = "check";

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description = "Where smoke-report.json and smoke-summary.md go. Default: target/smoke.")
  private @Nullable String reportDir;

  @Option(
      names = "--baseline",
      paramLabel = "BASELINE",
      description =
          "What versions are compared with: auto, a git revision, dir:PATH or none. Default: auto.")
  private @Nullable String baseline;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Make only this part of the checks, for example 2/7; 'merge' needs them all.")
  private @Nullable String shard;

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Also write the results as JUnit XML, for test-report viewers.")
  private @Nullable Path junitXml;

  @Option(
      names = "--allure-results",
      paramLabel = "DIR",
      description = "Also write Allure results there.")
  private @Nullable Path allureResults;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "What is printed: text; github, with annotations at the manifests' lines; or json, the"
              + " report. Default: text.")
  private Format format = Format.text;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing where the outcome is clean, and no progress.")
  private boolean quiet;

  CheckCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, CommandFailedException {
    Map<String, Optional<String>> options = new LinkedHashMap<>();
    options.put(SmokeSettings.REPORT_DIR, Optional.ofNullable(reportDir));
    options.put(SmokeSettings.BASELINE, Optional.ofNullable(baseline));
    options.put(SmokeSettings.SHARD, Optional.ofNullable(shard));
    Map<String, String> given = settings.given(options);
    Optional<JunitXmlFile> xml = Optional.empty();
    if (junitXml != null) {
      xml = Optional.of(open(junitXml));
    }
    CheckDisplay display = new CheckDisplay(out, Progress.to(err, quiet), format, quiet);
    long red = new SuiteLauncher(given, Optional.ofNullable(allureResults)).run(display);
    RunReport report =
        display
            .report()
            .orElseThrow(
                () -> new CommandFailedException("the suite did not run: nothing is known"));
    if (xml.isPresent()) {
      xml.get().write(report);
    }
    int exit = ExitCode.of(report.outcome());
    if (exit == ExitCode.CLEAN && red > 0) {
      throw new CommandFailedException(
          "the report says clean, and JUnit counts " + red + " failures: please report this");
    }
    return exit;
  }

  private static JunitXmlFile open(Path place) throws IOException, CommandFailedException {
    try {
      return JunitXmlFile.open(place, "--junit-xml");
    } catch (ReportRefusedException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }
}
