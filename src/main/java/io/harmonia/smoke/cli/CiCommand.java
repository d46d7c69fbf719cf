package io.harmonia.smoke.cli;

import io.harmonia.smoke.ci.AskedManifests;
import io.harmonia.smoke.ci.FileList;
import io.harmonia.smoke.ci.JobReport;
import io.harmonia.smoke.ci.NulFields;
import io.harmonia.smoke.ci.Refusal;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.command.Outputs;
import io.harmonia.smoke.command.ReadWorkspace;
import io.harmonia.smoke.command.SettingsOptions;
import io.harmonia.smoke.command.VersionProvider;
import io.harmonia.smoke.plan.NeededFiles;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the scripts of the pipeline ask: not for people, and another thing in each version. */
@Command(
    name = CiCommand.NAME,
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = "For the scripts of this version's pipeline alone.")
final class CiCommand implements Runnable {
  static final String NAME = "ci";

  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec;

  CiCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
    this.spec = CommandSpec.create(); // replaced by picocli
  }

  @Override
  public void run() {
    spec.commandLine().usage(out);
  }

  @Command(
      name = "files",
      description = "What recorded checksums need, and of that what must not be written.")
  int files(
      @Mixin SettingsOptions options,
      @Option(names = "--missing", description = "Only what needed --missing lists.")
          boolean missing,
      @Option(names = "--shard", paramLabel = "I/N", description = "Only what a shard needs.")
          @Nullable String shard,
      @Option(
              names = "--cache-below",
              paramLabel = "FOLDER",
              description = "For a cache: the workspace's folder, from that of the cache's paths.")
          @Nullable String cacheBelow)
      throws CommandFailedException {
    GivenSettings settings =
        options.settings(Map.of(SmokeSettings.SHARD, Optional.ofNullable(shard)));
    ReadWorkspace read = ReadWorkspace.of(settings);
    NeededFiles needed = NeededCommand.read(read, read.settings());
    NeededCommand.sayProblems(needed, err);
    try {
      FileList.write(
          read.inventory(),
          needed,
          file -> file.isMissing() || !missing,
          Optional.ofNullable(cacheBelow),
          new NulFields(out));
    } catch (IOException e) {
      throw unreadableRepository(e);
    }
    return ExitCode.CLEAN;
  }

  @Command(
      name = "manifests",
      description =
          "Of manifests that are to be brought, for each its path; free, tracked, refused or"
              + " no-path; and why it must not be written.")
  int manifests(
      @Option(names = "--root", paramLabel = "DIR", required = true, description = "The workspace.")
          Path root,
      @Option(
              names = "--asked",
              paramLabel = "LIST",
              required = true,
              description = "Paths, separated by line ends or commas.")
          String asked)
      throws CommandFailedException {
    try {
      for (AskedManifests.Asked each : AskedManifests.read(Workspace.open(root), asked)) {
        Optional<Refusal> refusal = each.refusal();
        new NulFields(out)
            .write(
                each.text(),
                refusal.map(CiCommand::word).orElse("free"),
                refusal.map(Refusal::reason).orElse(""));
      }
    } catch (IOException e) {
      throw unreadableRepository(e);
    }
    return ExitCode.CLEAN;
  }

  private static String word(Refusal refusal) {
    return refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static CommandFailedException unreadableRepository(IOException e) {
    return new CommandFailedException(
        "Git cannot read the repository of the workspace: " + Workspace.reasonOf(e));
  }

  @Command(
      name = "report",
      description =
          "What a job tells of its report: annotations, outputs, the text of the alert. Ends as the"
              + " job must.")
  int report(
      @Parameters(paramLabel = "FOLDER", description = "The folder of the reports.") Path folder,
      @Option(
              names = "--suite-status",
              paramLabel = "N",
              required = true,
              description = "The suite's exit status; empty where it did not end.")
          String status,
      @Option(
              names = "--outputs",
              paramLabel = "FILE",
              required = true,
              description = "Where lines name=value go, when all else is done.")
          Path outputs)
      throws CommandFailedException {
    JobReport report = JobReport.of(folder, status);
    report.annotate(out);
    return Outputs.use(
        "--outputs",
        () -> {
          report.write(outputs);
          return ExitCode.of(report.outcome());
        });
  }
}
