package io.harmonia.smoke.cli;

import io.harmonia.smoke.author.CombineCommand;
import io.harmonia.smoke.author.InitCommand;
import io.harmonia.smoke.author.InventoryCommand;
import io.harmonia.smoke.author.RecordCommand;
import io.harmonia.smoke.author.UpdateCommand;
import io.harmonia.smoke.author.WaiveCommand;
import io.harmonia.smoke.command.SettingsOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The commands by name. Only the one that is asked for is made, since making each costs time: all
 * of them where something lists them.
 *
 * @param out gets what a command is for
 * @param err gets messages and progress
 */
record Commands(PrintStream out, PrintStream err) {
  private static final String HELP = "help";
  private static final String COMPLETION = "generate-completion";

  /** In the order in which they are listed; what is for scripts alone is not. */
  private static final List<String> NAMES =
      List.of(
          CheckCommand.NAME,
          InitCommand.NAME,
          UpdateCommand.NAME,
          RecordCommand.NAME,
          InventoryCommand.NAME,
          CombineCommand.NAME,
          WaiveCommand.NAME,
          NeededCommand.NAME,
          MergeCommand.NAME,
          ShowCommand.NAME,
          ExplainCommand.NAME,
          COMPLETION,
          HELP);

  /**
   * Adds the command that a program is asked for, or all where that is none of them.
   *
   * @param name its first argument
   */
  void addTo(CommandLine program, String name) {
    boolean known = NAMES.contains(name) || name.equals(CiCommand.NAME);
    boolean all = !known || name.equals(HELP) || name.equals(COMPLETION);
    for (String each : all ? NAMES : List.of(name)) {
      program.addSubcommand(each, named(each));
    }
    Optional.ofNullable(program.getSubcommands().get(CheckCommand.NAME))
        .ifPresent(
            check ->
                check
                    .getHelpSectionMap()
                    .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> SettingsOptions.listing()));
  }

  /** Loads the class of one command and of no other. */
  private Object named(String name) {
    return switch (name) {
      case CheckCommand.NAME -> new CheckCommand(out, err);
      case InitCommand.NAME -> new InitCommand(out, err);
      case UpdateCommand.NAME -> new UpdateCommand(out, err);
      case RecordCommand.NAME -> new RecordCommand(out, err);
      case InventoryCommand.NAME -> new InventoryCommand(out, err);
      case CombineCommand.NAME -> new CombineCommand(out, err);
      case WaiveCommand.NAME -> new WaiveCommand(out, err);
      case NeededCommand.NAME -> new NeededCommand(out, err);
      case MergeCommand.NAME -> new MergeCommand(out);
      case ShowCommand.NAME -> new ShowCommand(out);
      case CiCommand.NAME -> new CiCommand(out, err);
      case ExplainCommand.NAME -> new ExplainCommand(out, err);
      case COMPLETION -> new GenerateCompletion();
      case HELP -> new HelpCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
