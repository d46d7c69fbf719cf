package io.harmonia.smoke.cli;

import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.waiver.WaiverTerm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One run of a command that prints the content of a file: the workspace that it is made from, and
 * the streams that it goes to.
 *
 * @param settings of the workspace
 * @param inventory what was read of it
 * @param digests hashes its files
 * @param term tells which waivers are in force
 */
record AuthoringRun(
    GivenSettings settings, Inventory inventory, DigestCache digests, WaiverTerm term) {
  private static final String PREFIX = "harmonia-smoke: ";
  private static final int SHOWN = 20;

  /** What a shell has the standard output be, where the system shows that as a file. */
  private static final List<Path> STANDARD_OUTPUT =
      List.of(Path.of("/proc/self/fd/1"), Path.of("/dev/fd/1"));

  /** Reads the workspace. */
  static AuthoringRun open(GivenSettings settings) throws CommandFailedException {
    ReadWorkspace read = ReadWorkspace.of(settings);
    return new AuthoringRun(
        settings,
        read.inventory(),
        new DigestCache(read.bounds().deadline()),
        settings.waiverTerm(LocalDate.now(ZoneOffset.UTC)));
  }

  /** Finds what versions are compared with. */
  BaselineFinder baselines() {
    return new BaselineFinder(
        inventory.workspace(),
        inventory.placesInside(),
        System.getenv(),
        settings.get(SmokeSettings.BASELINE_REQUIRED));
  }

  /**
   * Refuses to print into the file that is read, which a shell's {@code >} has emptied and {@code
   * >>} would double.
   */
  static void requireElsewhere(Path file, String shownAs) throws CommandFailedException {
    for (Path output : STANDARD_OUTPUT) {
      try {
        if (Files.exists(file) && Files.exists(output) && Files.isSameFile(output, file)) {
          String shown = Printable.of(shownAs);
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

  /**
   * Prints what was made, or why nothing was.
   *
   * @return the exit code
   */
  static int print(Authored authored, PrintStream out, PrintStream err) {
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
