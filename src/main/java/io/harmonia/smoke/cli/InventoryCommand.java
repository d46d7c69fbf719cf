package io.harmonia.smoke.cli;

import io.harmonia.smoke.inventory.PartInventory;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.workspace.Place;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a part from its files. */
@Command(
    name = InventoryCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = {
      "Prints the complete new content of models/inventory.json or datasets/inventory.json, from the"
          + " files there. Nothing is written.",
      "",
      "Entries keep their order and all their fields. Where all files of one are there, its"
          + " size_bytes and files_count, and the sizes and digests that it states of files, are"
          + " brought up to date; the others stay as they are. Directories that no entry is about"
          + " become entries: models/NAME where a file lies in it, else each models/ORG/NAME.",
      "",
      "Refused, with nothing printed: a part that is malformed, downloads that broke off, web pages and"
          + " almost-pointers in the place of files, files that became empty, change while they are read or cannot be read, links out of the"
          + " workspace, and names that a manifest cannot state.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  harmonia-smoke inventory models > new && mv new models/inventory.json",
      "  harmonia-smoke inventory models --bump > new && mv new models/inventory.json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was printed",
      "1:nothing was printed: the workspace is wrong, and check says so, too",
      "2:nothing was printed: it could not be made, or should not; or wrong usage"
    })
final class InventoryCommand implements Callable<Integer> {
  static final String NAME = "inventory";

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final SettingsOptions settings = new SettingsOptions();
  @Mixin private final GenerationTimeOption time = new GenerationTimeOption();

  @Parameters(paramLabel = "LIST", description = "models or datasets.")
  private @Nullable ListChoice list;

  @Option(
      names = "--bump",
      description =
          "Raise the versions of entries whose content changed since the baseline, by as much as"
              + " the change asks for. Otherwise they are named on the standard error stream.")
  private boolean bump;

  @Option(
      names = "--baseline",
      paramLabel = "BASELINE",
      description =
          "What versions are compared with: auto, a git revision, dir:PATH or none. Default: auto,"
              + " which is HEAD outside of CI.")
  private @Nullable String baseline;

  InventoryCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws CommandFailedException {
    if (list == null) {
      throw new IllegalStateException("picocli requires it");
    }
    GivenSettings given =
        settings.settings(Map.of(SmokeSettings.BASELINE, Optional.ofNullable(baseline)));
    AuthoringRun run = AuthoringRun.open(given);
    Place file = run.inventory().read(ManifestKind.partFor(list.list())).place();
    AuthoringRun.requireElsewhere(file.file(), file.shownAs());
    return AuthoringRun.print(
        new PartInventory(run.inventory(), run.digests(), run.term()).print(request(run)),
        out,
        err);
  }

  private PartInventory.Request request(AuthoringRun run) throws CommandFailedException {
    try {
      return new PartInventory.Request(
          Objects.requireNonNull(list).list(),
          time.time(),
          bump,
          run.baselines().findForChange(run.settings().baseline()),
          run.settings().get(SmokeSettings.BUMP_POLICY));
    } catch (WrongUsageException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }
}
