package io.harmonia.smoke.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the executable jar as a person would: {@code java -jar harmonia-smoke.jar …}. */
final class Jar {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path folder;
  private final Path java;
  private final List<String> wrapper;
  private final List<String> jvm = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
  private final Map<String, String> environment = new HashMap<>();

  private Jar(Path folder, Path java, List<String> wrapper) {
    this.folder = folder;
    this.java = java;
    this.wrapper = wrapper;
  }

  /** In a folder, with the Java that runs this test. */
  static Jar in(Path folder) {
    return new Jar(folder, JAVA, List.of());
  }

  /** With another Java. */
  Jar on(Path otherJava) {
    return new Jar(folder, otherJava, wrapper);
  }

  /** Started by another program, for example {@code setpriv}. */
  Jar under(String... program) {
    return new Jar(folder, java, List.of(program));
  }

  /** With a JVM that optimizes, which pays where much is hashed; else runs are brief. */
  Jar optimizing() {
    jvm.clear();
    return this;
  }

  Jar environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(wrapper);
    command.add(java.toString());
    command.addAll(jvm);
    command.add("-jar");
    command.add(Mvn.property("it.executable"));
    command.addAll(List.of(arguments));
    return command;
  }

  Process start(Path out, Path err, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(GIT|GITHUB|CI)_.*|JAVA_.*"));
    builder.environment().putAll(environment);
    return builder
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("jar", ".out");
    Path err = Files.createTempFile("jar", ".err");
    try {
      Process process = start(out, err, arguments);
      if (!process.waitFor(4, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + command(arguments));
      }
      return new Run(process.exitValue(), read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** As UTF-8, which it must be. */
  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /**
   * What came of it.
   *
   * @param exit the exit code
   * @param out the standard output
   * @param err the error output
   */
  record Run(int exit, String out, String err) {}
}
