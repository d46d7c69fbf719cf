package io.harmonia.smoke.cli;

import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.command.Outputs;
import io.harmonia.smoke.command.ReadWorkspace;
import io.harmonia.smoke.command.SettingsOptions;
import io.harmonia.smoke.command.VersionProvider;
import io.harmonia.smoke.formats.SourceListing;
import io.harmonia.smoke.junit.EngineLauncher;
import io.harmonia.smoke.junit.SuiteLauncher;
import io.harmonia.smoke.report.JunitXml;
import io.harmonia.smoke.report.ReportFolder;
import io.harmonia.smoke.report.ResultFile;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.run.WorkspaceFiles;
import io.harmonia.smoke.sarif.Sarif;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.terminal.CheckDisplay;
import io.harmonia.smoke.terminal.Format;
import io.harmonia.smoke.terminal.Progress;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the suite. */
@Command(
    name = CheckCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = "Checks a workspace: the same suite as 'mvn test -Psmoke'.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:clean: everything that is recorded was verified",
      "1:drift: the workspace is wrong somewhere",
      "2:incomplete: not everything could be checked; or wrong usage"
    })
final class CheckCommand implements Callable<Integer> {
  static final String NAME = "check";

  private static final List<String> NOT_OF_LISTINGS =
      List.of(
          "--format", "--report-dir", "--baseline", "--junit-xml", "--sarif", "--allure-results");

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The workspace, as --root DIR.")
  private @Nullable String folder;

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description =
          "Where smoke-report.json and smoke-summary.md go. Default: target/smoke where there"
              + " is a pom.xml, else .harmonia-smoke, which git is told to ignore.")
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
      names = "--sarif",
      paramLabel = "FILE",
      description = "Also write the findings as SARIF 2.1.0, for code scanning.")
  private @Nullable Path sarif;

  @Option(
      names = "--allure-results",
      paramLabel = "DIR",
      description = "Also write Allure results there, beside those of earlier runs.")
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
      description =
          "Print nothing where the outcome is clean (but for the report that --format json asks"
              + " for), and no progress.")
  private boolean quiet;

  @Option(
      names = "--waivers",
      description =
          "Run nothing: list what is waived and until when. Exits with 2 if the waivers cannot be"
              + " read or one is malformed.")
  private boolean waivers;

  @Option(
      names = "--list-sources",
      description =
          "Run nothing: list the records of other formats that are read, and the files that may be"
              + " such records and are not.")
  private boolean listSources;

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  CheckCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws CommandFailedException {
    Map<String, String> given = given();
    if (listSources) {
      refuseOutputs("--list-sources");
      SourceListing.of(ReadWorkspace.of(GivenSettings.here(given)).inventory().records())
          .forEach(out::println);
      return ExitCode.CLEAN;
    }
    if (waivers) {
      refuseOutputs("--waivers");
      return WaiverListing.print(GivenSettings.here(given), quiet, out);
    }
    List<ResultFile> files = openOutputs(given);
    CheckDisplay display = new CheckDisplay(out, Progress.to(err, quiet), format, quiet);
    long red =
        allureResults == null
            ? new EngineLauncher(given).run(display)
            : new SuiteLauncher(WorkspaceSuite.class, given, allureResults).run(display);
    RunReport report =
        display
            .report()
            .orElseThrow(
                () -> new CommandFailedException("the suite did not run: nothing is known"));
    for (ResultFile file : files) {
      Outputs.use(
          file.option(),
          () -> {
            file.write(report);
            return file;
          });
    }
    if (display.hasFailed()) {
      return ExitCode.INCOMPLETE; // it said why
    }
    int exit = ExitCode.of(report.outcome());
    if (exit == ExitCode.CLEAN && red > 0) {
      throw new CommandFailedException(
          "the report says clean, and JUnit counts " + red + " failures: please report this");
    }
    return exit;
  }

  /** Makes ready what gets results beside the report; without it, nothing is run. */
  private List<ResultFile> openOutputs(Map<String, String> given) throws CommandFailedException {
    GivenSettings settingsGiven = GivenSettings.here(given);
    Path workspace = WorkspaceFiles.place(settingsGiven);
    try {
      List<ResultFile> files = new ArrayList<>();
      if (junitXml != null) {
        files.add(open(junitXml, "--junit-xml", JunitXml.FORMAT, workspace));
      }
      if (sarif != null) {
        files.add(open(sarif, "--sarif", Sarif.FORMAT, workspace));
      }
      if (allureResults != null) {
        openAllure(allureResults, workspace, given);
      }
      return files;
    } catch (CommandFailedException e) {
      forgetEarlierReport(settingsGiven.get(SmokeSettings.REPORT_DIR), workspace);
      throw e;
    }
  }

  private static ResultFile open(
      Path place, String option, ResultFile.Format format, Path workspace)
      throws CommandFailedException {
    return Outputs.use(option, () -> ResultFile.open(place, option, format, workspace));
  }

  private static void openAllure(Path folder, Path workspace, Map<String, String> given)
      throws CommandFailedException {
    String option = "--allure-results";
    String setting = SmokeSettings.ALLURE_ENVIRONMENT.name();
    Outputs.use(
        option,
        () -> {
          ReportFolder.prepare(folder, option, workspace);
          // what an earlier run left would speak for this one, if this one is cut off
          return given.putIfAbsent(setting, folder.toString()) == null
              && Files.deleteIfExists(folder.resolve("environment.properties"));
        });
  }

  private void forgetEarlierReport(Path folder, Path workspace) {
    try {
      ReportFolder.forgetEarlier(folder, workspace);
    } catch (IOException e) {
      err.println("harmonia-smoke: " + Printable.whole(String.valueOf(e.getMessage())));
    }
  }

  private Map<String, String> given() {
    Map<Setting<?>, Optional<String>> options = new LinkedHashMap<>();
    if (folder != null) {
      options.put(SmokeSettings.ROOT, Optional.of(folder));
    }
    options.put(SmokeSettings.REPORT_DIR, Optional.ofNullable(reportDir));
    options.put(SmokeSettings.BASELINE, Optional.ofNullable(baseline));
    options.put(SmokeSettings.SHARD, Optional.ofNullable(shard));
    Map<String, String> given = settings.given(options);
    given.forEach(this::refuseWhatNoRunCouldSay);
    return given;
  }

  /** What has no report to say it in, or cannot be a path on this system. */
  private void refuseWhatNoRunCouldSay(String name, String value) {
    if (value.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), name + ": is given and blank: expected a value");
    }
    if (List.of(SmokeSettings.REPORT_DIR.name(), SmokeSettings.ROOT.name()).contains(name)) {
      try {
        Objects.requireNonNull(Path.of(value));
      } catch (InvalidPathException e) {
        throw new ParameterException(
            spec.commandLine(),
            name
                + ": "
                + value
                + " is no path here ("
                + e.getReason()
                + "): set LC_ALL to a UTF-8 locale if it is one elsewhere",
            e);
      }
    }
  }

  /** What would be left unwritten without a word. */
  private void refuseOutputs(String listing) {
    for (String option : NOT_OF_LISTINGS) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            spec.commandLine(), option + " does not go with " + listing + ", which runs nothing");
      }
    }
  }
}
