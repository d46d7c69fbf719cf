package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.Draft;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.inventory.GenerationTime;
import io.harmonia.smoke.inventory.PartInventory;
import io.harmonia.smoke.inventory.VersionProposals;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.workspace.Place;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a part from its files. */
@Command(
    name = InventoryCommand.NAME,
    description = {
      "Prints the complete new content of models/inventory.json or datasets/inventory.json, from the"
          + " files there. Written only with --write.",
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
    footerHeading = AuthoringCommand.EXAMPLES,
    footer = {
      "  harmonia-smoke inventory models --write",
      "  harmonia-smoke inventory models --bump --write"
    })
public final class InventoryCommand extends ContentCommand {
  /** What it is called. */
  public static final String NAME = "inventory";

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

  /**
   * The command.
   *
   * @param out gets what it prints
   * @param err gets messages
   */
  public InventoryCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  Map<Setting<?>, Optional<String>> ownSettings() {
    return Map.of(SmokeSettings.BASELINE, Optional.ofNullable(baseline));
  }

  @Override
  Draft draft(Workbench bench, GivenSettings given) throws CommandFailedException {
    ListName name = Objects.requireNonNull(list, "picocli requires it").list();
    Place file = bench.inventory().read(ManifestKind.partFor(name)).place();
    GenerationTime generatedAt = time.time();
    FoundBaseline found = baselines(bench, given).findForChange(given.baseline());
    VersionProposals versions =
        new VersionProposals(bump, found, given.get(SmokeSettings.BUMP_POLICY));
    return new Draft(file, new PartInventory(bench, name, generatedAt, versions));
  }
}
