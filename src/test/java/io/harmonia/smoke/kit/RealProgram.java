package io.harmonia.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the machine's own programs, and child JVMs, so that tests compare with the real thing. */
public final class RealProgram {
  private static final File NOTHING = new File("/dev/null");
  private static final long SECONDS = 120;

  private RealProgram() {}

  /**
   * What a program did.
   *
   * @param exitCode its exit code
   * @param out its output and error output, in UTF-8
   */
  public record Ran(int exitCode, String out) {
    /** The lines that it wrote; a carriage return ends none. */
    public List<String> lines() {
      return out.isEmpty() ? List.of() : List.of(out.split("\n"));
    }
  }

  /** Skips the test where a program is not installed. */
  public static void assumeInstalled(String program) {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(installed, "the program " + program + " is not on PATH");
  }

  /** Runs a program in a folder, with nothing on its standard input. */
  public static Ran run(Path folder, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectInput(NOTHING);
    try {
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
      return new Ran(process.exitValue(), out);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("could not run " + command, e);
    }
  }

  /** Runs a program in a folder and requires that it succeeds. */
  public static String runSuccessfully(Path folder, String... command) {
    Ran ran = run(folder, Map.of(), List.of(command));
    assertThat(ran.exitCode()).as("%s printed %s", List.of(command), ran.out()).isZero();
    return ran.out();
  }

  /**
   * Runs a main class of this project in a JVM of its own, with this project's classes alone.
   *
   * @param wrapper a program that starts the JVM, with its options; may be empty
   */
  public static Ran runJava(
      Path folder,
      Map<String, String> environment,
      List<String> wrapper,
      Class<?> main,
      String... arguments) {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String classPath = String.join(File.pathSeparator, projectClasses());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return run(folder, environment, command);
  }

  /** The folders of the project's classes and of its tests'. */
  public static List<String> projectClasses() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part -> Files.isDirectory(Path.of(part)))
        .toList();
  }
}
