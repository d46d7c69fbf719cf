package io.harmonia.smoke.git;

import io.harmonia.smoke.git.GitDirectory.SmallFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A git directory of our own, outside the repository: its configuration is ours, its data are links
 * to the repository's. Hooks, attributes, grafts and the repository's configuration are not in it,
 * so that no version of git can obey them. It is removed when it is closed.
 */
final class ScratchGitDir implements Closeable {
  private static final List<String> SHARED = List.of("refs", "packed-refs", "shallow", "reftable");
  private static final List<String> OWN = List.of("index", "ORIG_HEAD", "FETCH_HEAD", "MERGE_HEAD");
  private static final List<String> OF_A_LINKED_WORK_TREE = List.of("refs", "reftable");

  private final Path folder;
  private final Path common;
  private final Path own;
  private final GitDirectory repository;
  private Optional<Path> objects = Optional.empty();

  private ScratchGitDir(Path folder, GitDirectory repository) {
    this.folder = folder;
    this.repository = repository;
    this.common = folder.resolve("git");
    this.own = isLinked() ? common.resolve("worktrees/own") : common;
  }

  /** Makes one for a repository. */
  static ScratchGitDir of(GitDirectory repository) throws IOException {
    ScratchGitDir scratch = new ScratchGitDir(newFolder(repository.top()), repository);
    try {
      scratch.fill();
      return scratch;
    } catch (IOException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  /** A folder in which git can be run. */
  Path folder() {
    return folder;
  }

  /** What {@code GIT_DIR} has to name. */
  Path gitDir() {
    return own;
  }

  /** What {@code GIT_OBJECT_DIRECTORY} has to name, where the objects could not be linked. */
  Optional<Path> objects() {
    return objects;
  }

  /** A copy of the repository's configuration, if that says how its objects or refs are stored. */
  Optional<Path> theirConfig() throws IOException {
    Path config = repository.common().resolve("config");
    if (!Files.exists(config)) {
      return Optional.empty();
    }
    String text = SmallFile.text(config);
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("objectformat") || lower.contains("refstorage")
        ? Optional.of(Files.writeString(folder.resolve("their-config"), text))
        : Optional.empty();
  }

  /** Writes our configuration. */
  void configure(List<String> extensions) throws IOException {
    StringBuilder config = new StringBuilder("[core]\n\tbare = true\n\trepositoryformatversion = ");
    config.append(extensions.isEmpty() ? "0\n" : "1\n[extensions]\n");
    extensions.forEach(extension -> config.append('\t').append(extension).append('\n'));
    Files.writeString(common.resolve("config"), config);
  }

  private boolean isLinked() {
    return !repository.own().equals(repository.common());
  }

  private void fill() throws IOException {
    Files.createDirectories(own);
    configure(List.of());
    for (String name : SHARED) {
      link(repository.common().resolve(name), common.resolve(name));
    }
    if (!tryToLink(repository.common().resolve("objects"), common.resolve("objects"))) {
      objects = Optional.of(repository.common().resolve("objects"));
    }
    link(repository.common().resolve("logs"), common.resolve("logs"));
    if (isLinked()) {
      Files.writeString(common.resolve("HEAD"), "ref: refs/heads/none\n");
      Files.writeString(own.resolve("commondir"), "../..\n");
      for (String name : OF_A_LINKED_WORK_TREE) {
        link(repository.own().resolve(name), own.resolve(name));
      }
      link(repository.own().resolve("logs"), own.resolve("logs"));
    }
    Files.writeString(own.resolve("HEAD"), head());
    for (String name : OWN) {
      link(repository.own().resolve(name), own.resolve(name));
    }
    copySharedIndices();
  }

  /** What HEAD says; in old repositories it is a link. */
  private String head() throws IOException {
    Path head = repository.own().resolve("HEAD");
    return Files.isSymbolicLink(head)
        ? "ref: " + Files.readSymbolicLink(head).toString().replace('\\', '/') + "\n"
        : SmallFile.text(head);
  }

  /** Copies, since git writes a new time to one that it reads. */
  private void copySharedIndices() throws IOException {
    try (DirectoryStream<Path> shared =
        Files.newDirectoryStream(repository.own(), "sharedindex.*")) {
      for (Path index : shared) {
        if (Files.isRegularFile(index)) {
          Files.copy(index, own.resolve(String.valueOf(index.getFileName())));
        }
      }
    }
  }

  private static void link(Path target, Path link) throws IOException {
    if (Files.exists(target) && !tryToLink(target, link)) {
      copy(target, link);
    }
  }

  private static boolean tryToLink(Path target, Path link) {
    try {
      Files.createSymbolicLink(link, target);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Where the system, or its user, may make no links. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        if (Files.isDirectory(each) || Files.isRegularFile(each)) {
          Files.copy(
              each,
              to.resolve(from.relativize(each).toString()),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static Path newFolder(Path top) throws IOException {
    List<String> places = List.of(System.getProperty("java.io.tmpdir", "/tmp"), "/tmp", "/var/tmp");
    for (String place : places) {
      try {
        Path real = Path.of(place).toRealPath();
        if (!real.startsWith(top) || top.getNameCount() == 0) {
          return Files.createTempDirectory(real, "harmonia-smoke-git");
        }
      } catch (IOException notThere) {
        // the next one
      }
    }
    throw new IOException(
        "no folder for temporary files outside the repository can be written (java.io.tmpdir)");
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure)
                throws IOException {
              Files.delete(emptied);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException left) {
      // it holds links and a few lines of text, where temporary files are
    }
  }
}
