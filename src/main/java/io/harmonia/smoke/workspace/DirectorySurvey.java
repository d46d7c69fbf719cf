package io.harmonia.smoke.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The regular files below a directory, each counted once, however many links lead to it.
 *
 * @param sizes size in bytes of each file, by its path relative to the workspace
 * @param leaving links that lead out of the workspace or back up, which are not followed
 * @param unreadable what could not be looked at
 */
public record DirectorySurvey(
    Map<RelativePath, Long> sizes,
    SortedSet<RelativePath> leaving,
    SortedSet<RelativePath> unreadable) {

  /**
   * Walks a directory. Repository and download housekeeping is not counted ({@code .git*}, {@code
   * .cache/}, {@code .DS_Store}, {@code *.lock}, {@code *.incomplete}), unless it is listed.
   *
   * @param listed files to count whatever their names
   */
  public static DirectorySurvey of(Workspace workspace, Path directory, Set<RelativePath> listed) {
    Walk walk = new Walk(workspace, listed);
    walk.into(directory);
    return new DirectorySurvey(walk.sizes, walk.leaving, walk.unreadable);
  }

  /** Number of files. */
  public long files() {
    return sizes.size();
  }

  /** Bytes in all of them. */
  public long bytes() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static final class Walk {
    private final Workspace workspace;
    private final Set<RelativePath> listed;
    private final Map<RelativePath, Long> sizes = new TreeMap<>();
    private final SortedSet<RelativePath> leaving = new TreeSet<>();
    private final SortedSet<RelativePath> unreadable = new TreeSet<>();
    private final Set<Path> seen = new HashSet<>();
    private final Set<Path> entered = new HashSet<>();

    Walk(Workspace workspace, Set<RelativePath> listed) {
      this.workspace = workspace;
      this.listed = listed;
    }

    void into(Path realDirectory) {
      if (!entered.add(realDirectory)) {
        return;
      }
      FileVisitor<Path> visitor =
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              boolean skipped = !dir.equals(realDirectory) && isHousekeepingFolder(nameOf(dir));
              return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              visit(file, attributes);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              unreadable.add(workspace.relativize(file));
              return FileVisitResult.CONTINUE;
            }
          };
      try {
        Files.walkFileTree(realDirectory, visitor);
      } catch (IOException e) {
        unreadable.add(workspace.relativize(realDirectory));
      }
    }

    private void visit(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        follow(file);
      } else if (attributes.isRegularFile()) {
        count(file, file, attributes.size());
      }
    }

    private void follow(Path link) {
      RelativePath path = workspace.relativize(link.toAbsolutePath());
      Found found = workspace.look(path);
      if (found instanceof Found.RegularFile file) {
        count(link, file.real(), file.size());
      } else if (found instanceof Found.Directory directory) {
        into(directory.real());
      } else if (found instanceof Found.Refused) {
        leaving.add(path);
      } else if (found instanceof Found.Unreadable) {
        unreadable.add(path);
      }
    }

    private void count(Path as, Path real, long size) {
      RelativePath path = workspace.relativize(as);
      if (!listed.contains(path) && isHousekeepingFile(path.name())) {
        return;
      }
      if (seen.add(real)) {
        sizes.put(path, size);
      }
    }

    private static String nameOf(Path path) {
      Path name = path.getFileName();
      return name == null ? "" : name.toString();
    }

    private static boolean isHousekeepingFolder(String name) {
      return name.startsWith(".git") || name.equals(".cache");
    }

    private static boolean isHousekeepingFile(String name) {
      return name.startsWith(".git")
          || name.equals(".DS_Store")
          || name.endsWith(".lock")
          || name.endsWith(".incomplete");
    }
  }
}
