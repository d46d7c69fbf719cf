package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.authoring.Draft;
import io.harmonia.smoke.authoring.FileReplacement;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Place;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** A command that prints the new content of one file of the workspace, or writes it there. */
public abstract class ContentCommand extends AuthoringCommand {
  static final String PRINT_ELSEWHERE =
      "To print it, name another file, then move it: a shell's > empties the file that it names"
          + " before it is read.";

  /** What a shell has the standard output be, where the system shows that as a file. */
  private static final List<Path> STANDARD_OUTPUT =
      List.of(Path.of("/proc/self/fd/1"), Path.of("/dev/fd/1"));

  @Option(
      names = "--write",
      description =
          "Write it into its place instead of printing it: by rename, only if the file is still"
              + " what was read. Its mode is kept, a missing folder is made, links are refused.")
  private boolean write;

  ContentCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  /** What is printed or written, and where it belongs. */
  abstract Draft draft(Workbench bench, GivenSettings given) throws CommandFailedException;

  @Override
  final int run(Workbench bench, GivenSettings given) throws CommandFailedException {
    Draft draft = draft(bench, given);
    if (!write) {
      requireElsewhere(draft.place());
    }
    Authored authored = draft.content().author();
    if (authored instanceof Authored.Refused refused) {
      return refused(refused.reasons());
    }
    Authored.Made made = (Authored.Made) authored;
    made.notes().forEach(note -> say("note: " + note));
    if (write) {
      return write(new FileReplacement(bench.workspace(), draft.place(), made.bytes()));
    }
    out().write(made.bytes(), 0, made.bytes().length);
    out().flush();
    return ExitCode.CLEAN;
  }

  private int write(FileReplacement file) {
    try {
      say(said(file.place(), file.write()));
      return ExitCode.CLEAN;
    } catch (RefusedException e) {
      return refused(e.reasons());
    }
  }

  /** What became of a file. */
  static String said(Place place, boolean written) {
    return Printable.of(place.shownAs())
        + (written ? ": written" : ": is up to date, nothing is written");
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
                  + "), or remove it if there was none; then run this with --write instead");
        }
      } catch (IOException e) {
        return; // not to be told here
      }
    }
  }
}
