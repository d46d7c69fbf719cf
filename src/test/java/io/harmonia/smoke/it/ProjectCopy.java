package io.harmonia.smoke.it;

import java.io.IOException;
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
 * builds in it do not disturb the one that runs. As after {@code git clone}: nothing is built.
 */
final class ProjectCopy {
  /** Where the suite's class is. */
  static final String SUITE = "io.harmonia.smoke.RepositorySmokeTest";

  /** What a class that uses the shared copy has to lock: two builds in one folder do not mix. */
  static final String LOCK = "the shared copy of the project";

  private static final ProjectCopy SHARED = make();

  private final Path folder;

  private ProjectCopy(Path folder) {
    this.folder = folder;
  }

  /** One that all tests share, since compiling it takes its time; removed when they end. */
  static ProjectCopy shared() {
    return SHARED;
  }

  /** One more. */
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

  /** {@code mvn test -Psmoke} and what else is given. */
  Mvn.Run smoke(String... more) throws IOException, InterruptedException {
    return smoke(Mvn.in(folder), more);
  }

  Mvn.Run smoke(Mvn mvn, String... more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("test", "-Psmoke"));
    arguments.addAll(List.of(more));
    return mvn.run(arguments.toArray(String[]::new));
  }

  /** A copy of the example with its artifacts, which a run must have restored. */
  Path copyOfExample(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(example())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(example().relativize(file));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target);
      }
    }
    return to;
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
