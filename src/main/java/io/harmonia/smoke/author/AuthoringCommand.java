package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.command.ReadWorkspace;
import io.harmonia.smoke.command.SettingsOptions;
import io.harmonia.smoke.command.VersionProvider;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.run.PlannedRun;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.text.Printable;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that makes new content of files of the workspace. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was printed",
      "1:nothing was printed: the workspace is wrong, and check says so, too",
      AuthoringCommand.NOT_MADE
    })
public abstract class AuthoringCommand implements Callable<Integer> {
  static final String NOT_MADE =
      "2:nothing was printed: it could not be made, or should not; or wrong usage";
  static final String EXAMPLES = "%nExamples:%n";

  private static final String PREFIX = "harmonia-smoke: ";
  private static final int SHOWN = 20;

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  AuthoringCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public final Integer call() throws CommandFailedException {
    requireArguments();
    ReadWorkspace read = ReadWorkspace.of(settings.settings(ownSettings()));
    GivenSettings given = read.settings();
    Workbench bench =
        new Workbench(
            read.inventory(),
            new DigestCache(read.bounds().deadline()),
            given.waiverTerm(LocalDate.now(ZoneOffset.UTC)),
            PlannedRun.settingChecks(given, read.inventory()));
    return run(bench, given);
  }

  /** Refuses arguments that make no sense, before anything is read. */
  void requireArguments() throws CommandFailedException {}

  /** Settings that have an option of their own, by name. */
  Map<Setting<?>, Optional<String>> ownSettings() {
    return Map.of();
  }

  /** Does what it is for; returns its exit code. */
  abstract int run(Workbench bench, GivenSettings given) throws CommandFailedException;

  /** Gets what the command prints. */
  final PrintStream out() {
    return out;
  }

  /** Says something that is worth knowing. */
  final void say(String line) {
    err.println(PREFIX + Printable.whole(line));
  }

  /** Says why nothing was made; returns the exit code of that. */
  final int refused(List<Refusal> reasons) {
    reasons.stream()
        .limit(SHOWN)
        .forEach(reason -> say(reason.message() + " → " + reason.remedy()));
    if (reasons.size() > SHOWN) {
      say("and " + (reasons.size() - SHOWN) + " more like these");
    }
    return reasons.stream().anyMatch(Refusal::drift) ? ExitCode.DRIFT : ExitCode.INCOMPLETE;
  }

  /** Finds what versions are compared with. */
  static BaselineFinder baselines(Workbench bench, GivenSettings given) {
    return new BaselineFinder(
        bench.workspace(),
        bench.inventory().placesInside(),
        System.getenv(),
        given.get(SmokeSettings.BASELINE_REQUIRED));
  }
}
