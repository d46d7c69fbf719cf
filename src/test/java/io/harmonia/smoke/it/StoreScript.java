package io.harmonia.smoke.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs one of {@code .github/scripts} with the real bash, as a step on GitHub would. */
final class StoreScript {
  private final Path script;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> arguments = List.of();
  private String path = String.valueOf(System.getenv("PATH"));

  private StoreScript(Path script, Path folder) {
    this.script = script;
    this.folder = folder;
  }

  /** In a folder, below which its outputs and temporary files lie, and the workspace elsewhere. */
  static StoreScript of(String name, Path folder, Path root) throws IOException {
    Path temp = Files.createDirectories(folder.resolve("runner-temp"));
    return new StoreScript(Tools.repository().resolve(".github/scripts").resolve(name), folder)
        .with("GITHUB_ACTIONS", "true")
        .with("GITHUB_OUTPUT", folder.resolve("outputs").toString())
        .with("HOME", Files.createDirectories(folder.resolve("home")).toString())
        .with("JAVA_HOME", System.getProperty("java.home"))
        .with("RCLONE_CONFIG", "/dev/null")
        .with("RUNNER_TEMP", temp.toString())
        .with("SMOKE_JAR", Mvn.property("it.executable"))
        .with("SMOKE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
        .with("SMOKE_ROOT", root.toString());
  }

  StoreScript with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  StoreScript with(Map<String, String> more) {
    environment.putAll(more);
    return this;
  }

  StoreScript arguments(String... words) {
    arguments = List.of(words);
    return this;
  }

  /** With the programs of a folder before all others. */
  StoreScript withPrograms(Path programs) {
    path = programs + ":" + path;
    return this;
  }

  /** With the programs of a folder and no others. */
  StoreScript onlyPrograms(Path programs) {
    path = programs.toString();
    return this;
  }

  Process start(Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(GIT|GITHUB|GH|CI|RCLONE|HF|SMOKE|JAVA)_.*"));
    builder.environment().putAll(environment);
    builder.environment().put("PATH", path);
    return builder.start();
  }

  Run run() throws IOException, InterruptedException {
    Path outputs = folder.resolve("outputs");
    Files.deleteIfExists(outputs);
    Path log = Files.createTempFile(folder, "script", ".log");
    Process process = start(log);
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("did not end: " + script + "\n" + Files.readString(log));
    }
    return new Run(
        process.exitValue(),
        Files.readString(log, StandardCharsets.UTF_8),
        Files.exists(outputs) ? outputs(Files.readAllLines(outputs)) : Map.of());
  }

  /** Read as the runner reads them. */
  private static Map<String, String> outputs(List<String> lines) {
    Map<String, String> outputs = new HashMap<>();
    for (Iterator<String> left = lines.iterator(); left.hasNext(); ) {
      String[] start = left.next().split("<<", 2);
      List<String> value = new ArrayList<>();
      for (String line = left.next(); !line.equals(start[1]); line = left.next()) {
        value.add(line);
      }
      outputs.put(start[0], String.join("\n", value));
    }
    return outputs;
  }

  /**
   * What came of it.
   *
   * @param exit the exit code
   * @param out everything that was printed
   * @param outputs the step's outputs
   */
  record Run(int exit, String out, Map<String, String> outputs) {

    /** The lines that the runner would take for commands. */
    List<String> commands() {
      return out.lines()
          .filter(line -> line.stripLeading().startsWith("::") || line.contains("##["))
          .toList();
    }
  }
}
