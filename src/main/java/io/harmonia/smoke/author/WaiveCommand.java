package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.Draft;
import io.harmonia.smoke.authoring.NewWaivers;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Place;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the waivers with those of today's findings. */
@Command(
    name = WaiveCommand.NAME,
    description = {
      "Prints the complete new content of inventory/waivers.json: the waivers that there are, as"
          + " they are, and one for each thing that makes check red today, or that is red of the"
          + " given paths. With it, check is clean until that day. Written only with --write.",
      "",
      ContentCommand.PRINT_ELSEWHERE,
      "",
      "Refused, with nothing printed: what could not be checked, what nothing can waive"
          + " (path-refused, malformed-line, manifest-invalid, files as a whole), waivers that are"
          + " invalid already, a path of which nothing is red, and a day that is over or too far.",
      ""
    },
    footerHeading = AuthoringCommand.EXAMPLES,
    footer = {
      "  harmonia-smoke waive --until 2027-06-30 --reason 'before our time, ticket 42' --all"
          + " --write",
      "  harmonia-smoke waive --until 2027-06-30 --reason 'republished' models/acme/old.gguf"
          + " --write"
    },
    exitCodeList = {
      "0:everything was printed",
      "1:nothing was printed: something is wrong that cannot be waived",
      AuthoringCommand.NOT_MADE
    })
public final class WaiveCommand extends ContentCommand {
  /** What it is called. */
  public static final String NAME = "waive";

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "What is red of these files, directories or entries, and of what lies below them; below"
              + " this folder or else below the workspace.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--until",
      required = true,
      paramLabel = "DATE",
      description =
          "The last day, for example 2027-06-30: at most a year from now (smoke.waivers.longest).")
  private String until = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why it is accepted for now, and where it is being fixed.")
  private String reason = "";

  @Option(names = "--all", description = "Everything that is red.")
  private boolean all;

  @Option(
      names = "--baseline",
      paramLabel = "BASELINE",
      description =
          "What versions are compared with, as for check: auto, a git revision, dir:PATH or none."
              + " Default: auto.")
  private @Nullable String baseline;

  /**
   * The command.
   *
   * @param out gets what it prints
   * @param err gets messages
   */
  public WaiveCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  void requireArguments() throws CommandFailedException {
    if (all == !paths.isEmpty()) {
      throw new CommandFailedException("waive: expected a PATH, or --all, and not both");
    }
    lastDay();
  }

  @Override
  Map<Setting<?>, Optional<String>> ownSettings() {
    return Map.of(SmokeSettings.BASELINE, Optional.ofNullable(baseline));
  }

  @Override
  Draft draft(Workbench bench, GivenSettings given) throws CommandFailedException {
    Place file = bench.inventory().waivers().place();
    if (given.get(SmokeSettings.SHARD).isPresent()) {
      throw new CommandFailedException(
          SmokeSettings.SHARD + ": waive looks at all checks: expected no shard");
    }
    return new Draft(
        file,
        new NewWaivers(
            bench,
            new NewWaivers.Request(
                lastDay(),
                reason,
                paths,
                Path.of("").toAbsolutePath(),
                given.get(SmokeSettings.REQUIRE),
                VersionChecks.of(
                    bench.inventory(),
                    baselines(bench, given).find(given.baseline()),
                    given.get(SmokeSettings.BUMP_POLICY)))));
  }

  private LocalDate lastDay() throws CommandFailedException {
    try {
      return LocalDate.parse(until);
    } catch (DateTimeParseException e) {
      throw new CommandFailedException(
          "--until: expected a day such as 2027-06-30, actual " + Printable.quoted(until));
    }
  }
}
