package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.inventory.OtherRecords;
import io.harmonia.smoke.inventory.Update;
import io.harmonia.smoke.inventory.VersionProposals;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings all of Harmonia's own files up to date. */
@Command(
    name = UpdateCommand.NAME,
    description = {
      "After models or datasets changed: brings the parts, the checksum files and the combined"
          + " manifest up to date, in the right order, each made from those before it. Says what"
          + " would change; with --write, writes it.",
      "",
      "New directories of models/ and datasets/ become entries, but for those that a record of"
          + " another format speaks of (DVC, git-annex, …). What is recorded is recorded again, and"
          + " of an entry of which nothing is, its largest file (--top N: its N largest). All files"
          + " are made before the first is written; one that cannot be made keeps all from being"
          + " written.",
      ""
    },
    footerHeading = AuthoringCommand.EXAMPLES,
    footer = {
      "  harmonia-smoke update                  what would change",
      "  harmonia-smoke update --bump --write   write it, and raise the versions that must rise"
    },
    exitCodeList = {
      "0:everything is up to date, or was written, or would be",
      "1:nothing was written: the workspace is wrong, and check says so, too",
      "2:nothing was written: it could not be made, or should not; or wrong usage"
    })
public final class UpdateCommand extends AuthoringCommand {
  /** What it is called. */
  public static final String NAME = "update";

  @Mixin private final GenerationTimeOption time = new GenerationTimeOption();

  @Option(names = "--write", description = "Write the files.")
  private boolean write;

  @Option(
      names = "--bump",
      description =
          "Raise the versions of entries whose content changed since the baseline, by as much as"
              + " the change asks for. Otherwise they are named.")
  private boolean bump;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many files are recorded of an entry of which none is. Default: 1.")
  private int top = 1;

  @Option(
      names = "--baseline",
      paramLabel = "BASELINE",
      description =
          "What versions are compared with: auto, a git revision, dir:PATH or none. Default: auto,"
              + " which is HEAD outside of CI.")
  private @Nullable String baseline;

  /**
   * The command.
   *
   * @param out gets what it prints
   * @param err gets messages
   */
  public UpdateCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  void requireArguments() throws CommandFailedException {
    if (top < 1) {
      throw new CommandFailedException("--top: expected 1 or more, actual " + top);
    }
  }

  @Override
  Map<Setting<?>, Optional<String>> ownSettings() {
    return Map.of(SmokeSettings.BASELINE, Optional.ofNullable(baseline));
  }

  @Override
  int run(Workbench bench, GivenSettings given) throws CommandFailedException {
    FoundBaseline found = baselines(bench, given).findForChange(given.baseline());
    VersionProposals versions =
        new VersionProposals(bump, found, given.get(SmokeSettings.BUMP_POLICY));
    Update.Choice choice =
        new Update.Choice(
            new OtherRecords(bench.inventory())::areSilentOn, OptionalInt.of(top), false);
    List<String> notes = new ArrayList<>();
    try {
      List<Update.MadeFile> made = new Update(bench, time.time(), versions, choice).make(notes);
      if (made.isEmpty()) {
        throw new RefusedException(
            Refusal.of(
                "there is neither a manifest nor a checksum file here, nor a folder of models/ or"
                    + " datasets/ with files",
                "Run “harmonia-smoke init”, which says what is here and what can be written."));
      }
      notes.forEach(note -> say("note: " + note));
      boolean changed = MadeFiles.show(bench.workspace(), made, write, out(), "");
      if (changed && !write) {
        say("nothing was written; --write writes it");
      }
      return ExitCode.CLEAN;
    } catch (RefusedException e) {
      return refused(e.reasons());
    }
  }
}
