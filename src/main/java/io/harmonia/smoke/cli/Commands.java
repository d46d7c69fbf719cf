package io.harmonia.smoke.cli;

import java.util.List;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * The commands by name. Only the one that is asked for is made, since making each costs time: all
 * of them where something lists them.
 */
final class Commands {
  private static final String HELP = "help";
  private static final String COMPLETION = "generate-completion";

  /** In the order in which they are listed. */
  private static final List<String> NAMES =
      List.of(
          CheckCommand.NAME,
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

  private Commands() {}

  /**
   * Adds the command that a program is asked for, or all where that is none of them.
   *
   * @param name its first argument
   */
  static void addTo(CommandLine program, String name) {
    boolean alone = typeOf(name).isPresent() && !name.equals(HELP) && !name.equals(COMPLETION);
    for (String each : alone ? List.of(name) : NAMES) {
      program.addSubcommand(each, typeOf(each).orElseThrow());
    }
  }

  /** Loads the class of one command and of no other. */
  private static Optional<Class<?>> typeOf(String name) {
    return switch (name) {
      case CheckCommand.NAME -> Optional.of(CheckCommand.class);
      case RecordCommand.NAME -> Optional.of(RecordCommand.class);
      case InventoryCommand.NAME -> Optional.of(InventoryCommand.class);
      case CombineCommand.NAME -> Optional.of(CombineCommand.class);
      case WaiveCommand.NAME -> Optional.of(WaiveCommand.class);
      case NeededCommand.NAME -> Optional.of(NeededCommand.class);
      case MergeCommand.NAME -> Optional.of(MergeCommand.class);
      case ShowCommand.NAME -> Optional.of(ShowCommand.class);
      case ExplainCommand.NAME -> Optional.of(ExplainCommand.class);
      case COMPLETION -> Optional.of(GenerateCompletion.class);
      case HELP -> Optional.of(HelpCommand.class);
      default -> Optional.empty();
    };
  }
}
