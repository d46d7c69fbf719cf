package io.harmonia.smoke.it;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * This project as its pipeline finds it on GitHub: repositories with branches {@code main} and
 * {@code topic}, and the machine that the jobs run on.
 */
final class PipelineProject {
  /** The workspace that the pipeline checks, in the repository. */
  static final String EXAMPLE = "src/test/workspaces/example/";

  /** A folder of the example that git ignores, for files that are restored. */
  static final String RESTORED = "models/Xenova/all-MiniLM-L6-v2/";

  private static final Path STAND_INS = Tools.repository().resolve("src/test/ci/stand-ins");

  private final Path folder;
  private final Path main;

  PipelineProject(Path folder, Path main) {
    this.folder = folder;
    this.main = main;
  }

  /** A copy of this project without its tests, which the pipeline does not run. */
  static PipelineProject in(Path folder) throws IOException {
    Path main = folder.resolve("main");
    Repository copy = Repository.in(main);
    copy.git("pull", "-q", ProjectCopy.make().folder().toString());
    Path suite = main.resolve("src/test/java/io/harmonia/smoke/RepositorySmokeTest.java");
    String leaf = Files.readString(suite);
    copy.git("rm", "-q", "-r", "src/test/java", "src/test/ci");
    copy.write(main.relativize(suite).toString(), leaf).commit();
    copy.git("branch", "topic");
    return new PipelineProject(folder, main);
  }

  /** As it is: everything holds. */
  Path main() {
    return main;
  }

  /** A clone in which something is changed, on both branches. */
  Path changed(String name, Consumer<Repository> change) {
    Path to = folder.resolve(name);
    RealProgram.runSuccessfully(folder, "git", "clone", "-q", main.toString(), to.toString());
    Repository repository = Repository.at(to);
    change.accept(repository);
    repository.commit();
    repository.git("branch", "-f", "topic");
    return to;
  }

  /** A clone in which a file is another. */
  Path changed(String name, String file, UnaryOperator<String> change) {
    return changed(name, repository -> edit(repository, file, change));
  }

  static void edit(Repository repository, String file, UnaryOperator<String> change) {
    try {
      String text = Files.readString(repository.folder().resolve(file));
      repository.write(file, change.apply(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variables of a machine that has everything, and runs the real Maven. */
  static Map<String, String> machine(Path maven) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", maven + ":" + System.getenv("PATH"));
    environment.put("HOME", System.getProperty("user.home"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    environment.put("SMOKE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    // once for all runs, and kept: npm brings it
    environment.put("SMOKE_PAGE_TOOLS", Tools.repository().resolve("target/page-tools").toString());
    return environment;
  }

  /** The same with a stand-in for Maven, and without npm, so that no page is rendered. */
  Map<String, String> quickMachine(Path artifacts, String... without) throws IOException {
    Map<String, String> environment = machine(STAND_INS);
    String[] missing = Stream.concat(Stream.of("npm"), Stream.of(without)).toArray(String[]::new);
    environment.put("PATH", STAND_INS + ":" + programs(missing));
    environment.putAll(standIn(artifacts));
    return environment;
  }

  /** The variables of a machine without some programs, and without a stand-in for Maven. */
  Map<String, String> machineWithout(String... programs) throws IOException {
    Map<String, String> environment = machine(STAND_INS);
    environment.put("PATH", programs(programs).toString());
    return environment;
  }

  /** What the stand-in for Maven needs. */
  static Map<String, String> standIn(Path artifacts) {
    return Map.of(
        "STAND_IN_JAR", Mvn.property("it.executable"), "STAND_IN_ARTIFACTS", artifacts.toString());
  }

  /** A folder with a Maven that is real, with this build's local repository. */
  Path realMaven(boolean packages) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(packages ? "real-maven" : "real-test-maven"));
    String offline = Mvn.property("it.offline").equals("offline true") ? " -o" : "";
    String script =
        """
        #!/usr/bin/env bash
        %s
        exec '%s'%s '-Dmaven.repo.local=%s' -Dstyle.color=never '-P!lint' "$@"
        """
            .formatted(
                packages ? "" : "case \" $* \" in *' package '*) exec '%s/mvn' \"$@\" ;; esac",
                Mvn.property("it.maven"),
                offline,
                Mvn.property("it.repository"))
            .formatted(STAND_INS);
    Path mvn = Files.writeString(bin.resolve("mvn"), script);
    if (!mvn.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + mvn);
    }
    return bin;
  }

  /** Removes the links to programs, which JUnit would each warn of. */
  void removePrograms() throws IOException {
    try (Stream<Path> links = Files.find(folder, 2, (path, is) -> is.isSymbolicLink())) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  /** A folder with all programs of the path but some. */
  private Path programs(String... without) throws IOException {
    Path bin = folder.resolve("without-" + String.join("-", without));
    if (Files.exists(bin)) {
      return bin;
    }
    Files.createDirectories(bin);
    for (String place : System.getenv("PATH").split(":", -1)) {
      try (Stream<Path> programs = Files.list(Path.of(place))) {
        for (Path program : programs.toList()) {
          Path name = Objects.requireNonNull(program.getFileName());
          if (!List.of(without).contains(name.toString()) && !Files.exists(bin.resolve(name))) {
            Files.createSymbolicLink(bin.resolve(name), program);
          }
        }
      }
    }
    return bin;
  }
}
