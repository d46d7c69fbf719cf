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
 * @param standIns of the files, small ones that stand in the place of a content and are none
 */
public record DirectorySurvey(
    Map<RelativePath, Long> sizes,
    SortedSet<RelativePath> pointers,
    SortedSet<RelativePath> unsized,
    SortedSet<RelativePath> rejected,
    SortedSet<RelativePath> leaving,
    SortedSet<RelativePath> unreadable,
    Map<RelativePath, StandIn> standIns) {

  /**
   * Walks a directory. Repository and download housekeeping is not counted ({@code .git*}, {@code
   * .cache/}, {@code .DS_Store}, {@code *.lock}, {@code *.incomplete}, and {@code *.part} and the
   * like of a listed file), unless it is listed.
   *
   * @param as its path, below which its files are named
   * @param directory what lies there, which links may lead to
   * @param listed files to count whatever their names
   */
  public static DirectorySurvey of(
      Workspace workspace, RelativePath as, Found.Directory directory, Set<RelativePath> listed) {
    Walk walk = new Walk(workspace, new Tree(directory.real(), as), listed);
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

  /**
   * A directory that is walked.
   *
   * @param real its path without links
   * @param uri the same, as {@link Workspace#uriOf} gives it
   * @param as the path by which it was reached
   */
  private record Tree(Path real, String uri, RelativePath as) {
    Tree(Path real, RelativePath as) {
      this(real, Workspace.uriOf(real), as);
    }

    /** The path by which a file below it was reached. */
    RelativePath nameOf(Path file) {
      return as.resolve(Workspace.below(uri, file));
    }
  }

  private static final class Walk {
    private final Workspace workspace;
    private final Tree top;
    private final Set<RelativePath> listed;
    private final Map<RelativePath, Found.File> files = new TreeMap<>();
    private final SortedSet<RelativePath> rejected = new TreeSet<>();
    private final SortedSet<RelativePath> leaving = new TreeSet<>();
    private final SortedSet<RelativePath> unreadable = new TreeSet<>();
    private final Map<Path, RelativePath> countedAs = new HashMap<>();
    private final Set<Path> entered = new HashSet<>();
    private final Deque<Tree> linked = new ArrayDeque<>();

    Walk(Workspace workspace, Tree top, Set<RelativePath> listed) {
      this.workspace = workspace;
      this.top = top;
      this.listed = listed;
    }

    /** Links to directories wait, so that a chain of them is no recursion. */
    void run() {
      for (Tree next = top; next != null; next = linked.poll()) {
        if (entered.add(next.real())) {
          into(next);
        }
      }
    }

    private void into(Tree tree) {
      FileVisitor<Path> visitor =
          new SimpleFileVisitor<>() {
            private Optional<Path> housekeeping = Optional.empty();

            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              if (housekeeping.isPresent()
                  || dir.equals(tree.real())
                  || !isHousekeepingFolder(fileNameOf(dir))) {
                return FileVisitResult.CONTINUE;
              }
              RelativePath path = nameOf(tree, dir);
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
              RelativePath path = nameOf(tree, file);
              if (housekeeping.isEmpty() || listed.contains(path)) {
                visit(tree, path, file, attributes);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              unreadable.add(nameOf(tree, file));
              return FileVisitResult.CONTINUE;
            }
          };
      try {
        Files.walkFileTree(tree.real(), visitor);
      } catch (IOException e) {
        unreadable.add(tree.as());
      }
    }

    DirectorySurvey result() {
      Map<RelativePath, Long> sizes = new TreeMap<>();
      SortedSet<RelativePath> pointers = new TreeSet<>();
      SortedSet<RelativePath> unsized = new TreeSet<>();
      Map<RelativePath, StandIn> standIns = new TreeMap<>();
      files.forEach(
          (path, file) -> {
            sizes.put(path, file.contentSize().orElse(0L));
            if (file instanceof Found.Pointer) {
              pointers.add(path);
            }
            if (file.contentSize().isEmpty()) {
              unsized.add(path);
            }
            if (file instanceof Found.RegularFile regular) {
              regular.standInAs(path).ifPresent(standIn -> standIns.put(path, standIn));
            }
          });
      return new DirectorySurvey(sizes, pointers, unsized, rejected, leaving, unreadable, standIns);
    }

    /**
     * What lies behind a link to another directory of the workspace goes by the path of its own
     * there, unless it is listed by the one through the link.
     */
    private RelativePath nameOf(Tree tree, Path file) {
      RelativePath reached = tree.nameOf(file);
      return tree.equals(top) || listed.contains(reached) || !file.startsWith(workspace.root())
          ? reached
          : workspace.relativize(file);
    }

    private void visit(Tree tree, RelativePath path, Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        follow(tree, path);
      } else if (attributes.isRegularFile() && isCounted(path)) {
        Found found = workspace.regularFile(file, attributes.size());
        if (found instanceof Found.File counted) {
          count(path, counted);
        } else {
          rejected.add(path);
        }
      }
    }

    private void follow(Tree tree, RelativePath link) {
      Found found = workspace.look(link);
      if (found instanceof Found.File file) {
        count(link, file);
      } else if (found instanceof Found.Absent absent) {
        absent.rejected().ifPresent(pointer -> rejected.add(ownName(pointer.real(), link)));
      } else if (found instanceof Found.Directory directory) {
        if (leadsUp(tree, directory.real())) {
          leaving.add(link);
        } else {
          linked.add(new Tree(directory.real(), link));
        }
      } else if (found instanceof Found.Refused) {
        leaving.add(link);
      } else if (found instanceof Found.Unreadable) {
        unreadable.add(link);
      }
    }

    private RelativePath ownName(Path real, RelativePath link) {
      return real.startsWith(workspace.root()) ? workspace.relativize(real) : link;
    }

    private boolean isCounted(RelativePath path) {
      return listed.contains(path) || !(isHousekeepingFile(path.name()) || isUnfinished(path));
    }

    /** From within the workspace, to where the walk began; outside, to where this link lies. */
    private boolean leadsUp(Tree tree, Path real) {
      return top.real().startsWith(real)
          || (tree.real().startsWith(real) && !real.startsWith(workspace.root()));
    }

    private void count(RelativePath path, Found.File file) {
      if (!isCounted(path)) {
        return;
      }
      Path real = file.real();
      RelativePath before = countedAs.get(real);
      if (before == null || preferred(real).compare(path, before) < 0) {
        if (before != null) {
          files.remove(before);
        }
        files.put(path, file);
        countedAs.put(real, path);
      }
    }

    /** A file of several names goes by the one that is listed, else by its own. */
    private Comparator<RelativePath> preferred(Path real) {
      Optional<RelativePath> own = ownNameOf(real);
      return Comparator.<RelativePath, Boolean>comparing(path -> !listed.contains(path))
          .thenComparing(path -> own.filter(path::equals).isEmpty())
          .thenComparing(Comparator.naturalOrder());
    }

    /** Whether it is an unfinished download of a file that is listed. */
    private boolean isUnfinished(RelativePath path) {
      String text = path.text();
      if (!Neighbours.isUnfinished(text)) {
        return false;
      }
      for (int dot = text.lastIndexOf('.'); dot > text.lastIndexOf('/') + 1; ) {
        if (listed.contains(new RelativePath(text.substring(0, dot)))) {
          return true;
        }
        dot = text.lastIndexOf('.', dot - 1);
      }
      return false;
    }

    private Optional<RelativePath> ownNameOf(Path real) {
      if (real.startsWith(top.real())) {
        return Optional.of(top.nameOf(real));
      }
      return real.startsWith(workspace.root())
          ? Optional.of(workspace.relativize(real))
          : Optional.empty();
    }

    private static String fileNameOf(Path path) {
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
