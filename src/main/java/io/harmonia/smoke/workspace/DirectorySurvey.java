package io.harmonia.smoke.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    Walk walk = new Walk(workspace, directory, listed);
    walk.run();
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
    private final Path top;
    private final Set<RelativePath> listed;
    private final Map<RelativePath, Long> sizes = new TreeMap<>();
    private final SortedSet<RelativePath> leaving = new TreeSet<>();
    private final SortedSet<RelativePath> unreadable = new TreeSet<>();
    private final Map<Path, RelativePath> countedAs = new HashMap<>();
    private final Set<Path> entered = new HashSet<>();
    private final Deque<Path> linked = new ArrayDeque<>();

    Walk(Workspace workspace, Path top, Set<RelativePath> listed) {
      this.workspace = workspace;
      this.top = top;
      this.listed = listed;
    }

    /** Links to directories wait, so that a chain of them is no recursion. */
    void run() {
      for (Path next = top; next != null; next = linked.poll()) {
        if (entered.add(next)) {
          into(next);
        }
      }
    }

    private void into(Path realDirectory) {
      FileVisitor<Path> visitor =
          new SimpleFileVisitor<>() {
            private Optional<Path> housekeeping = Optional.empty();

            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              if (housekeeping.isPresent()
                  || dir.equals(realDirectory)
                  || !isHousekeepingFolder(nameOf(dir))) {
                return FileVisitResult.CONTINUE;
              }
              RelativePath path = workspace.relativize(dir);
              if (listed.stream().noneMatch(file -> file.isBelow(path))) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              housekeeping = Optional.of(dir);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                throws IOException {
              housekeeping = housekeeping.filter(outermost -> !outermost.equals(dir));
              return super.postVisitDirectory(dir, e);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (housekeeping.isEmpty() || listed.contains(workspace.relativize(file))) {
                visit(file, attributes);
              }
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
      RelativePath path = workspace.relativize(link);
      Found found = workspace.look(path);
      if (found instanceof Found.RegularFile file) {
        count(link, file.real(), file.size());
      } else if (found instanceof Found.Directory directory) {
        if (top.startsWith(directory.real())) {
          leaving.add(path);
        } else {
          linked.add(directory.real());
        }
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
      RelativePath before = countedAs.get(real);
      if (before == null || preferred(workspace.relativize(real)).compare(path, before) < 0) {
        if (before != null) {
          sizes.remove(before);
        }
        sizes.put(path, size);
        countedAs.put(real, path);
      }
    }

    /** A file of several names goes by the one that is listed, else by its own. */
    private Comparator<RelativePath> preferred(RelativePath own) {
      return Comparator.<RelativePath, Boolean>comparing(path -> !listed.contains(path))
          .thenComparing(path -> !path.equals(own))
          .thenComparing(Comparator.naturalOrder());
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
