package io.harmonia.smoke.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the Maven that runs this build, as a person would. */
final class Mvn {
  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  private Mvn(Path folder) {
    this.folder = folder;
    environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
  }

  /** In a folder, with this build's local repository. */
  static Mvn in(Path folder) {
    Mvn mvn = new Mvn(folder).with("-Dmaven.repo.local=" + property("it.repository"));
    return property("it.offline").equals("offline true") ? mvn.with("-o") : mvn;
  }

  /** In a folder, with a local repository of its own. */
  static Mvn in(Path folder, Path settings, Path repository) {
    return new Mvn(folder).with("-s", settings.toString(), "-Dmaven.repo.local=" + repository);
  }

  Mvn with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  Mvn environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(property("it.maven"), "-B"));
    command.add("-Dstyle.color=never");
    command.addAll(options);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().remove("MAVEN_ARGS");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), out, folder);
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null || value.startsWith("${")) {
      throw new IllegalStateException(name + " is not set: run this test by “mvn verify”");
    }
    return value;
  }

  /**
   * What came of it.
   *
   * @param exit the exit status
   * @param out everything that was printed
   * @param folder where it ran
   */
  record Run(int exit, String out, Path folder) {

    boolean isSuccess() {
      return exit == 0 && out.contains("BUILD SUCCESS");
    }

    /** The report that it left in the default place. */
    JsonReportFile report() {
      return JsonReportFile.in(folder.resolve("target/smoke"));
    }

    /** What Surefire left of a class. */
    SurefireXml surefire(String className) {
      return SurefireXml.of(folder.resolve("target/surefire-reports"), className);
    }
  }
}
