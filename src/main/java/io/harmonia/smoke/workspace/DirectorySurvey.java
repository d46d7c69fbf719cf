package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.path.UncountedNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The regular files below a directory. Each path is a file: two names of one content are two.
 *
 * @param sizes bytes in the content of each file, by its path relative to the workspace; 0 where
 *     that is not known
 * @param pointers of these, Git LFS pointers
 * @param unsized of these, pointers that do not state the size of their content
 * @param rejected Git LFS pointers that do not count
 * @param leaving links that lead out of the workspace or back up, which are not followed
 * @param unreadable what could not be looked at
 * @param standIns of the files, small ones that stand in the place of a content and are none
 * @param uncounted files and folders that are not counted for their names
 */
public record DirectorySurvey(
    Map<RelativePath, Long> sizes,
    SortedSet<RelativePath> pointers,
    SortedSet<RelativePath> unsized,
    SortedSet<RelativePath> rejected,
    SortedSet<RelativePath> leaving,
    SortedSet<RelativePath> unreadable,
    Map<RelativePath, StandIn> standIns,
    SortedSet<RelativePath> uncounted) {

  /**
   * Walks a directory. Not counted are {@link UncountedNames}, {@code *.part} and the like of a
   * listed file, what a hub's cache keeps beside its snapshots, and manifests and checksum files,
   * unless they are listed or recorded. What a directory holds that a link leads to is named by its
   * path through the link. A file that several revisions of a hub's cache share is one file of its
   * repository.
   *
   * @param as its path, below which its files are named
   * @param directory what lies there, which links may lead to
   * @param which files count for what else is said of them
   */
  public static DirectorySurvey of(
      Workspace workspace, RelativePath as, Found.Directory directory, CountedFiles which) {
    Walk walk = new Walk(workspace, Tree.top(directory.real(), as), which);
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
   * @param link the link that led to it, in a folder without links; nothing for the first
   * @param from the directory that has the link
   * @param links how many led to it
   */
  private record Tree(
      Path real, String uri, RelativePath as, Optional<Path> link, Optional<Tree> from, int links) {
    static Tree top(Path real, RelativePath as) {
      return new Tree(real, Workspace.uriOf(real), as, Optional.empty(), Optional.empty(), 0);
    }

    Tree behind(Path itsLink, Path itsReal) {
      return new Tree(
          itsReal,
          Workspace.uriOf(itsReal),
          nameOf(itsLink),
          Optional.of(itsLink),
          Optional.of(this),
          links + 1);
    }

    /** The path by which a file below it was reached. */
    RelativePath nameOf(Path file) {
      return as.resolve(
          Workspace.plainBelow(real, file).orElseGet(() -> Workspace.below(uri, file)));
    }

    /** Whether a link in it leads to a folder that the way to the link went through. */
    boolean leadsBack(Path itsLink, Path to) {
      Path at = itsLink;
      for (Tree tree = this; ; tree = tree.from().orElseThrow()) {
        if (at.startsWith(to)) {
          return true;
        }
        if (tree.link().isEmpty()) {
          return false;
        }
        at = tree.link().get();
      }
    }
  }

  private static final class Walk {
    /** As many as Linux follows in one path. */
    private static final int MOST_LINKS = 40;

    /** Characters of paths through links to directories: such links can multiply without end. */
    private static final long MOST_BEHIND_LINKS = 50_000_000;

    private final Workspace workspace;
    private final Tree top;
    private final CountedFiles which;
    private final Map<RelativePath, Found.File> files = new TreeMap<>();
    private final SortedSet<RelativePath> rejected = new TreeSet<>();
    private final SortedSet<RelativePath> leaving = new TreeSet<>();
    private final SortedSet<RelativePath> unreadable = new TreeSet<>();
    private final SortedSet<RelativePath> uncounted = new TreeSet<>();
    private final Map<HubCache.RevisedFile, RelativePath> revised = new HashMap<>();
    private final Deque<Tree> linked = new ArrayDeque<>();
    private long behindLinks;

    Walk(Workspace workspace, Tree top, CountedFiles which) {
      this.workspace = workspace;
      this.top = top;
      this.which = which;
    }

    /** Links to directories wait, so that a chain of them is no recursion. */
    void run() {
      for (Tree next = top; next != null; next = linked.poll()) {
        into(next);
      }
    }

    private void into(Tree tree) {
      FileVisitor<Path> visitor =
          new SimpleFileVisitor<>() {
            private Optional<Path> notCounted = Optional.empty();

            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              if (notCounted.isPresent() || dir.equals(tree.real())) {
                return FileVisitResult.CONTINUE;
              }
              RelativePath path = tree.nameOf(dir);
              boolean isUncounted = workspace.uncounted().isFolder(path);
              if (!isUncounted && !HubCache.isHousekeeping(dir)) {
                return isWithinBounds(tree, path)
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.TERMINATE;
              }
              if (isUncounted) {
                uncounted.add(path);
              }
              if (!which.isAnyNamedBelow(path)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              notCounted = Optional.of(dir);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                throws IOException {
              notCounted = notCounted.filter(outermost -> !outermost.equals(dir));
              return super.postVisitDirectory(dir, e);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              RelativePath path = tree.nameOf(file);
              if (notCounted.isEmpty() || which.isNamed(path)) {
                visit(tree, path, file, attributes);
              }
              return isWithinBounds(tree, path)
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              unreadable.add(tree.nameOf(file));
              return FileVisitResult.CONTINUE;
            }
          };
      try {
        Files.walkFileTree(tree.real(), visitor);
      } catch (IOException e) {
        unreadable.add(tree.as());
      }
    }

    private boolean isWithinBounds(Tree tree, RelativePath path) {
      behindLinks += tree.links() == 0 ? 0 : path.text().length();
      if (behindLinks <= MOST_BEHIND_LINKS) {
        return true;
      }
      unreadable.add(tree.as());
      return tree.links() == 0;
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
      return new DirectorySurvey(
          sizes, pointers, unsized, rejected, leaving, unreadable, standIns, uncounted);
    }

    private void visit(Tree tree, RelativePath path, Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        follow(tree, path, file);
      } else if (attributes.isRegularFile() && isCounted(path)) {
        Found found = workspace.regularFile(file, attributes.size());
        if (found instanceof Found.File counted) {
          files.put(path, counted);
        } else {
          rejected.add(path);
        }
      }
    }

    private void follow(Tree tree, RelativePath path, Path link) {
      Found found = workspace.follow(link);
      if (found instanceof Found.File file) {
        if (isCounted(path)) {
          countBehind(path, link, file);
        }
      } else if (found instanceof Found.Absent absent) {
        if (absent.rejected().isPresent()) {
          rejected.add(path);
        }
      } else if (found instanceof Found.Directory directory) {
        if (tree.links() == MOST_LINKS || tree.leadsBack(link, directory.real())) {
          leaving.add(path);
        } else if (workspace.uncounted().isFolder(path) && !which.isAnyNamedBelow(path)) {
          uncounted.add(path);
        } else {
          linked.add(tree.behind(link, directory.real()));
        }
      } else if (found instanceof Found.Refused) {
        leaving.add(path);
      } else if (found instanceof Found.Unreadable) {
        unreadable.add(path);
      }
    }

    private boolean isCounted(RelativePath path) {
      if (which.isNamed(path)) {
        return true;
      }
      if (workspace.uncounted().isFile(path) || isUnfinished(path)) {
        uncounted.add(path);
        return false;
      }
      return !which.isDocument(path);
    }

    /** Several revisions of a hub's cache that share a file have it once, unless they are named. */
    private void countBehind(RelativePath path, Path link, Found.File file) {
      Optional<HubCache.RevisedFile> shared = HubCache.fileOf(link, file.real());
      if (shared.isPresent()) {
        RelativePath other = revised.get(shared.get());
        boolean isNamed = which.isNamed(path);
        if (other != null && !which.isNamed(other) && (isNamed || path.compareTo(other) < 0)) {
          files.remove(other);
          revised.put(shared.get(), path);
        } else if (other == null) {
          revised.put(shared.get(), path);
        } else if (!isNamed) {
          return;
        }
      }
      files.put(path, file);
    }

    /** Whether it is an unfinished download of a file that is listed. */
    private boolean isUnfinished(RelativePath path) {
      String text = path.text();
      if (!Neighbours.isUnfinished(text)) {
        return false;
      }
      for (int dot = text.lastIndexOf('.'); dot > text.lastIndexOf('/') + 1; ) {
        if (which.isListed(new RelativePath(text.substring(0, dot)))) {
          return true;
        }
        dot = text.lastIndexOf('.', dot - 1);
      }
      return false;
    }
  }
}
