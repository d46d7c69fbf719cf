package io.harmonia.smoke.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A copy of this project's files in a temporary folder, with a git repository of its own, so that
 * builds in it disturb neither the one that runs nor each other. Removed when the tests end.
 */
final class ProjectCopy {
  /** Where the suite's class is. */
  static final String SUITE = "io.harmonia.smoke.RepositorySmokeTest";

  /** Builds take classes as they are if no source is newer, also where others compiled them. */
  private static final String AS_COMPILED = "-Dmaven.compiler.useIncrementalCompilation=false";

  /** What the JVMs that Surefire starts are told, with -Psmoke too: runs are brief. */
  private static final String BRIEF = "-Dtest.jvm=-XX:TieredStopAtLevel=1";

  private final Path folder;

  private ProjectCopy(Path folder) {
    this.folder = folder;
  }

  /** With the classes of the build that runs, since compiling takes its time. */
  static ProjectCopy compiled() {
    ProjectCopy copy = make();
    try {
      Path target = Path.of(Mvn.property("it.basedir"), "target");
      for (String classes : List.of("classes", "test-classes")) {
        copyAll(target.resolve(classes), copy.folder.resolve("target").resolve(classes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** As after {@code git clone}: nothing is built. */
  static ProjectCopy make() {
    try {
      Path folder = Files.createTempDirectory("harmonia-smoke-it").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      Path project = Path.of(Mvn.property("it.basedir"));
      String listed = git(project, "ls-files", "-z", "-co", "--exclude-standard");
      for (String name : listed.split("\0", -1)) {
        Path from = project.resolve(name);
        if (!name.isEmpty() && Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
          Path to = folder.resolve(name);
          Files.createDirectories(Objects.requireNonNull(to.getParent()));
          Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      git(folder, "init", "-q");
      git(folder, "add", "-A");
      git(folder, "-c", "user.name=it", "-c", "user.email=it@example.org", "commit", "-qm", "All");
      return new ProjectCopy(folder);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Path folder() {
    return folder;
  }

  Path example() {
    return folder.resolve("src/test/workspaces/example");
  }

  /** What git sees as changed or new. */
  String status() throws IOException, InterruptedException {
    return git(folder, "status", "--porcelain");
  }

  /** Maven in this copy, where classes that are there are not compiled again. */
  Mvn mvn() {
    return Mvn.in(folder).with(AS_COMPILED, BRIEF, "-Dspotless.check.skip");
  }

  /** {@code mvn test -Psmoke} and what else is given. */
  Mvn.Run smoke(String... more) throws IOException, InterruptedException {
    return smoke(mvn(), more);
  }

  Mvn.Run smoke(Mvn mvn, String... more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("test", "-Psmoke"));
    arguments.addAll(List.of(more));
    return mvn.run(arguments.toArray(String[]::new));
  }

  /**
   * The suite by Maven and Surefire as {@code mvn test -Psmoke} runs it, without the steps before,
   * which do nothing here: for a class with many runs.
   */
  Mvn.Run suiteAlone(String... more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("surefire:test@default-test", "-Psmoke"));
    arguments.addAll(List.of(more));
    return mvn().run(arguments.toArray(String[]::new));
  }

  /** A copy of the example with its artifacts, which a run must have restored. */
  Path copyOfExample(Path to) throws IOException {
    copyAll(example(), to);
    return to;
  }

  /** With their times. */
  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    // the same commit in every copy, since the executable jar names it
    builder.environment().put("GIT_AUTHOR_DATE", "2026-11-23T00:00:00Z");
    builder.environment().put("GIT_COMMITTER_DATE", "2026-11-23T00:00:00Z");
    Process git = builder.start();
    String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new IOException("git " + String.join(" ", arguments) + " failed in " + folder);
    }
    return out;
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      System.err.println("Not removed: " + folder + ": " + e);
    }
  }
}
