package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.Draft;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.inventory.Combination;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.workspace.Place;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the combined manifest. */
@Command(
    name = CombineCommand.NAME,
    description = {
      "Prints the complete new content of inventory/combined_inventory.json, from its two parts:"
          + " their entries as they stand there, and their totals. What else the combined manifest"
          + " has is kept. Written only with --write. What is printed passes check.",
      "",
      "Refused, with nothing printed: a part that is missing, malformed, or has a finding of its"
          + " own, such as two entries of one name.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  harmonia-smoke combine --write")
public final class CombineCommand extends ContentCommand {
  /** What it is called. */
  public static final String NAME = "combine";

  @Mixin private final GenerationTimeOption time = new GenerationTimeOption();

  @Option(names = "--allow-missing", description = "A part that is missing has no entries.")
  private boolean allowMissing;

  /**
   * The command.
   *
   * @param out gets what it prints
   * @param err gets messages
   */
  public CombineCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  Draft draft(Workbench bench, GivenSettings given) throws CommandFailedException {
    Place file = bench.inventory().read(ManifestKind.COMBINED).place();
    return new Draft(file, new Combination(bench, time.time(), allowMissing));
  }
}
