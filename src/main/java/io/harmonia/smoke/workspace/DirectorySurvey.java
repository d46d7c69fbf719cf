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
 * @param sizes bytes in the content of each file, by its path relative to the workspace; 0 where
 *     that is not known
 * @param pointers of these, Git LFS pointers
 * @param unsized of these, pointers that do not state the size of their content
 * @param rejected Git LFS pointers that do not count
 * @param leaving links that lead out of the workspace or back up, which are not followed
 * @param unreadable what could not be looked at
 */
public record DirectorySurvey(
    Map<RelativePath, Long> sizes,
    SortedSet<RelativePath> pointers,
    SortedSet<RelativePath> unsized,
    SortedSet<RelativePath> rejected,
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
    return walk.result();
  }

  /** Number of files. */
  public long files() {
    return sizes.size();
  }

  /** Bytes in all of them that are known, or the largest number where there is no such. */
  public long bytes() {
    return sizes.values().stream().reduce(0L, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
  }

  private static final class Walk {
    private final Workspace workspace;
    private final Path top;
    private final Set<RelativePath> listed;
    private final Map<RelativePath, Found.File> files = new TreeMap<>();
    private final SortedSet<RelativePath> rejected = new TreeSet<>();
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

    DirectorySurvey result() {
      Map<RelativePath, Long> sizes = new TreeMap<>();
      SortedSet<RelativePath> pointers = new TreeSet<>();
      SortedSet<RelativePath> unsized = new TreeSet<>();
      files.forEach(
          (path, file) -> {
            sizes.put(path, file.contentSize().orElse(0L));
            if (file instanceof Found.Pointer) {
              pointers.add(path);
            }
            if (file.contentSize().isEmpty()) {
              unsized.add(path);
            }
          });
      return new DirectorySurvey(sizes, pointers, unsized, rejected, leaving, unreadable);
    }

    private void visit(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        follow(file);
      } else if (attributes.isRegularFile() && isCounted(workspace.relativize(file))) {
        Found found = workspace.regularFile(file, attributes.size());
        if (found instanceof Found.File counted) {
          count(file, counted);
        } else {
          rejected.add(workspace.relativize(file));
        }
      }
    }

    private void follow(Path link) {
      RelativePath path = workspace.relativize(link);
      Found found = workspace.look(path);
      if (found instanceof Found.File file) {
        count(link, file);
      } else if (found instanceof Found.Absent absent) {
        absent.rejected().ifPresent(pointer -> rejected.add(workspace.relativize(pointer.real())));
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

    private boolean isCounted(RelativePath path) {
      return listed.contains(path) || !isHousekeepingFile(path.name());
    }

    private void count(Path as, Found.File file) {
      RelativePath path = workspace.relativize(as);
      if (!isCounted(path)) {
        return;
      }
      Path real = file.real();
      RelativePath before = countedAs.get(real);
      if (before == null || preferred(workspace.relativize(real)).compare(path, before) < 0) {
        if (before != null) {
          files.remove(before);
        }
        files.put(path, file);
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
