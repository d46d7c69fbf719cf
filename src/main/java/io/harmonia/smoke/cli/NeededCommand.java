package io.harmonia.smoke.cli;

import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.command.ReadWorkspace;
import io.harmonia.smoke.command.SettingsOptions;
import io.harmonia.smoke.command.VersionProvider;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.plan.NeededFiles;
import io.harmonia.smoke.plan.WorkspacePlan;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.waiver.ShardedPlan;
import io.harmonia.smoke.waiver.WaivedPlan;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what a restore step has to bring. */
@Command(
    name = NeededCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = {
      "Lists the files that recorded checksums need, and nothing more: what a restore step has to"
          + " bring. One path on each line, relative to the workspace. Nothing is hashed.",
      "For rclone copy --files-from, aws s3 cp, hf download --include, git lfs pull --include."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the list is whole",
      "1:it is not: a manifest or checksum file cannot be read, a line is no checksum, a path is"
          + " refused",
      "2:wrong usage"
    })
final class NeededCommand implements Callable<Integer> {
  static final String NAME = "needed";

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--missing",
      description =
          "Only those that are not there, or of another size than stated; Git LFS pointers count"
              + " as there, unless -D smoke.lfs-pointers=reject.")
  private boolean missing;

  @Option(
      names = {"-0", "--null"},
      description = "End each path with a NUL character instead of a line end.")
  private boolean nul;

  @Option(names = "--shard", paramLabel = "I/N", description = "Only those that a shard needs.")
  private @Nullable String shard;

  NeededCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws CommandFailedException {
    NeededFiles needed =
        read(settings.settings(Map.of(SmokeSettings.SHARD, Optional.ofNullable(shard))));
    boolean whole = needed.problems().isEmpty();
    sayProblems(needed, err);
    for (NeededFiles.One file : needed.files()) {
      if (file.isMissing() || !missing) {
        whole &= print(file.path().text());
      }
    }
    out.flush();
    return whole ? ExitCode.CLEAN : ExitCode.DRIFT;
  }

  private static NeededFiles read(GivenSettings settings) throws CommandFailedException {
    ReadWorkspace read = ReadWorkspace.of(settings);
    return read(read, read.settings());
  }

  /** Says what keeps a list from being whole. */
  static void sayProblems(NeededFiles needed, PrintStream err) {
    needed
        .problems()
        .forEach(
            problem ->
                err.println(
                    Printable.whole(problem.message())
                        + " → "
                        + Printable.whole(problem.remedy())));
  }

  /** What a workspace needs. */
  static NeededFiles read(ReadWorkspace read, GivenSettings settings) {
    WorkspacePlan checks =
        new WorkspacePlan(
            read.inventory(),
            new DigestCache(read.bounds().deadline()),
            settings.strictness(),
            Optional.empty());
    WaivedPlan waived = new WaivedPlan(checks, settings.waiverTerm(LocalDate.now(ZoneOffset.UTC)));
    return new ShardedPlan(waived, settings.get(SmokeSettings.SHARD)).needed();
  }

  /** A line cannot hold every path. */
  private boolean print(String path) {
    if (!nul && path.chars().anyMatch(Character::isISOControl)) {
      err.println(
          Printable.quoted(path)
              + " has a control character in it, which a line cannot hold: use -0");
      return false;
    }
    out.writeBytes((path + (nul ? "\0" : "\n")).getBytes(StandardCharsets.UTF_8));
    return true;
  }
}
