package io.harmonia.smoke.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/**
 * What the jar's command line did, run in this process.
 *
 * @param exit its exit code
 * @param out its standard output
 * @param err its error output
 */
public record InProcess(int exit, String out, String err) {

  /** Runs it with these arguments. */
  public static InProcess run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    return new InProcess(exit, out.toString(UTF_8), err.toString(UTF_8));
  }
}
