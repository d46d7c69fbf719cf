package io.harmonia.smoke.cli;

import io.harmonia.smoke.command.VersionProvider;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program as a whole. */
@Command(
    name = "harmonia-smoke",
    description =
        "Checks the manifests, recorded checksums and files of a model and dataset repository"
            + " against each other. Downloads nothing, changes nothing. Green means verified.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "[COMMAND]",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:clean: everything that is recorded was verified",
      "1:drift: the workspace is wrong somewhere",
      "2:incomplete: not everything could be checked; or wrong usage"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar harmonia-smoke.jar                      check the workspace around this folder",
      "  java -jar harmonia-smoke.jar check --root models-repo --report-dir reports",
      "  java -jar harmonia-smoke.jar explain checksum-mismatch",
      "",
      "Without a command, check is run: its options can stand alone."
    })
final class Program implements Runnable {
  private final PrintStream out;

  @Spec private CommandSpec spec;

  Program(PrintStream out) {
    this.out = out;
    this.spec = CommandSpec.create(); // replaced by picocli
  }

  @Override
  public void run() {
    spec.commandLine().usage(out);
  }
}
