package io.harmonia.smoke.cli;

import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.text.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the executable jar starts: {@code java -jar harmonia-smoke.jar [COMMAND] [OPTION…]}. */
public final class Main {
  private static final Set<String> OF_THE_PROGRAM = Set.of("-h", "--help", "-V", "--version");

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    // what a command prints is its own; whoever else prints does not get in between
    System.setOut(err);
    System.setErr(err);
    int exit = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /**
   * Runs a command.
   *
   * @param out gets what the command is for
   * @param err gets messages and progress
   * @return its exit code, as {@link ExitCode} has them
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    CommandLine program = new CommandLine(new Program(out));
    String[] given = withCommand(args);
    new Commands(out, err)
        .addTo(program, given[0]); // before what follows, which holds for them too
    program.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    program.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    program.setCaseInsensitiveEnumValuesAllowed(false);
    program.setExpandAtFiles(false); // a path may begin so
    program.setOverwrittenOptionsAllowed(false);
    program.setParameterExceptionHandler((e, all) -> wrongUsage(e));
    program.setExecutionExceptionHandler((e, command, parsed) -> failed(command, e));
    int exit = program.execute(given);
    program.getOut().flush();
    return out.checkError() ? unwritten(program) : exit;
  }

  /** A full disk, a pipe that nobody reads: streams keep it to themselves until they are asked. */
  private static int unwritten(CommandLine program) {
    program
        .getErr()
        .println(
            "harmonia-smoke: the output could not be written whole: do not use what is there of"
                + " it");
    return ExitCode.INCOMPLETE;
  }

  /** {@code check} is what is run where no command is named. */
  private static String[] withCommand(String[] args) {
    boolean named =
        args.length > 0 && (!args[0].startsWith("-") || OF_THE_PROGRAM.contains(args[0]));
    if (named) {
      return args;
    }
    List<String> all = new ArrayList<>(List.of(CheckCommand.NAME));
    all.addAll(Arrays.asList(args));
    return all.toArray(String[]::new);
  }

  private static int wrongUsage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(Printable.whole("harmonia-smoke: " + e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.INCOMPLETE;
  }

  /** A user's mistake is a message; anything else is ours, and shows where. */
  private static int failed(CommandLine command, Exception e) {
    Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    String message = cause.getMessage();
    if (isOfTheUser(cause) && message != null) {
      command.getErr().println("harmonia-smoke: " + Printable.whole(message));
    } else {
      command.getErr().println("harmonia-smoke: an error of its own, please report it:");
      cause.printStackTrace(command.getErr());
    }
    return ExitCode.INCOMPLETE;
  }

  private static boolean isOfTheUser(Throwable cause) {
    return cause instanceof CommandFailedException || cause instanceof WrongUsageException;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
