package io.harmonia.smoke.cli;

import io.harmonia.smoke.inventory.Combination;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.workspace.Place;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the combined manifest. */
@Command(
    name = CombineCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = {
      "Prints the complete new content of inventory/combined_inventory.json, from its two parts:"
          + " their entries as they stand there, and their totals. What else the combined manifest"
          + " has is kept. Nothing is written. What is printed passes check.",
      "",
      "Refused, with nothing printed: a part that is missing, malformed, or has a finding of its"
          + " own, such as two entries of one name.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  harmonia-smoke combine > new && mv new inventory/combined_inventory.json",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was printed",
      "1:nothing was printed: the workspace is wrong, and check says so, too",
      "2:nothing was printed: it could not be made, or should not; or wrong usage"
    })
final class CombineCommand implements Callable<Integer> {
  static final String NAME = "combine";

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final SettingsOptions settings = new SettingsOptions();
  @Mixin private final GenerationTimeOption time = new GenerationTimeOption();

  @Option(names = "--allow-missing", description = "A part that is missing has no entries.")
  private boolean allowMissing;

  CombineCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws CommandFailedException {
    AuthoringRun run = AuthoringRun.open(settings.settings());
    Place file = run.inventory().read(ManifestKind.COMBINED).place();
    AuthoringRun.requireElsewhere(file.file(), file.shownAs());
    return AuthoringRun.print(
        new Combination(run.inventory(), run.digests(), run.term())
            .combine(time.time(), allowMissing),
        out,
        err);
  }
}
