package io.harmonia.smoke.cli;

import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.authoring.NewContent;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Place;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that prints the new content of a file of the workspace. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was printed",
      "1:nothing was printed: the workspace is wrong, and check says so, too",
      AuthoringCommand.NOT_MADE
    })
abstract class AuthoringCommand implements Callable<Integer> {
  static final String NOT_MADE =
      "2:nothing was printed: it could not be made, or should not; or wrong usage";
  static final String PRINT_ELSEWHERE =
      "Print to another file, then move it: a shell's > empties the file that it names before it is"
          + " read.";
  static final String EXAMPLES = "%nExamples:%n";

  private static final String PREFIX = "harmonia-smoke: ";
  private static final int SHOWN = 20;

  /** What a shell has the standard output be, where the system shows that as a file. */
  private static final List<Path> STANDARD_OUTPUT =
      List.of(Path.of("/proc/self/fd/1"), Path.of("/dev/fd/1"));

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
    GivenSettings given = settings.settings(ownSettings());
    ReadWorkspace read = ReadWorkspace.of(given);
    Workbench bench =
        new Workbench(
            read.inventory(),
            new DigestCache(read.bounds().deadline()),
            given.waiverTerm(LocalDate.now(ZoneOffset.UTC)));
    return print(content(bench, given).author());
  }

  /** Refuses arguments that make no sense, before anything is read. */
  void requireArguments() throws CommandFailedException {}

  /** Settings that have an option of their own, by name. */
  Map<Setting<?>, Optional<String>> ownSettings() {
    return Map.of();
  }

  /** What is printed. */
  abstract NewContent content(Workbench bench, GivenSettings given) throws CommandFailedException;

  /** Finds what versions are compared with. */
  static BaselineFinder baselines(Workbench bench, GivenSettings given) {
    return new BaselineFinder(
        bench.workspace(),
        bench.inventory().placesInside(),
        System.getenv(),
        given.get(SmokeSettings.BASELINE_REQUIRED));
  }

  /**
   * Refuses to print into the file that is read, which a shell's {@code >} has emptied and {@code
   * >>} would double.
   */
  static void requireElsewhere(Place place) throws CommandFailedException {
    for (Path output : STANDARD_OUTPUT) {
      try {
        if (Files.exists(place.file())
            && Files.exists(output)
            && Files.isSameFile(output, place.file())) {
          String shown = Printable.of(place.shownAs());
          throw new CommandFailedException(
              "the output goes to "
                  + shown
                  + " itself, which a shell's > empties before it is read. Restore it (git restore "
                  + shown
                  + "), or remove it if there was none; then print to another file and move that:"
                  + " … > new && mv new "
                  + shown);
        }
      } catch (IOException e) {
        return; // not to be told here
      }
    }
  }

  /** Prints what was made, or why nothing was. */
  private int print(Authored authored) {
    if (authored instanceof Authored.Refused refused) {
      for (Refusal reason : refused.reasons().stream().limit(SHOWN).toList()) {
        err.println(PREFIX + Printable.whole(reason.message() + " → " + reason.remedy()));
      }
      if (refused.reasons().size() > SHOWN) {
        err.println(PREFIX + "and " + (refused.reasons().size() - SHOWN) + " more like these");
      }
      return refused.isDrift() ? ExitCode.DRIFT : ExitCode.INCOMPLETE;
    }
    Authored.Made made = (Authored.Made) authored;
    made.notes().forEach(note -> err.println(PREFIX + "note: " + Printable.whole(note)));
    out.write(made.bytes(), 0, made.bytes().length);
    out.flush();
    return ExitCode.CLEAN;
  }
}
