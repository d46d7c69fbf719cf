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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks a directory. Not counted are {@link UncountedNames}, {@code *.part} and the like of a
 * listed file, what a hub's cache keeps beside its snapshots, and manifests and checksum files,
 * unless they are listed or recorded. What a directory holds that a link leads to is named by its
 * path through the link. A file that several revisions of a hub's cache share is one file of its
 * repository.
 */
public final class DirectoryWalk {
  /** As many as Linux follows in one path. */
  private static final int MOST_LINKS = 40;

  /** Characters of paths through links to directories: such links can multiply without end. */
  private static final long MOST_BEHIND_LINKS = 50_000_000;

  private final Workspace workspace;
  private final CountedFiles which;
  private final SortedMap<RelativePath, Found.File> files = new TreeMap<>();
  private final SortedSet<RelativePath> rejected = new TreeSet<>();
  private final SortedSet<RelativePath> leaving = new TreeSet<>();
  private final SortedSet<RelativePath> unreadable = new TreeSet<>();
  private final SortedSet<RelativePath> uncounted = new TreeSet<>();
  private final Map<HubCache.RevisedFile, RelativePath> revised = new HashMap<>();
  private final Deque<WalkedFolder> linked = new ArrayDeque<>();
  private long behindLinks;

  private DirectoryWalk(Workspace workspace, CountedFiles which) {
    this.workspace = workspace;
    this.which = which;
  }

  /**
   * Looks at all files.
   *
   * @param as the path of the directory, below which its files are named
   * @param directory what lies there, which links may lead to
   * @param which files count for what else is said of them
   */
  public static DirectorySurvey survey(
      Workspace workspace, RelativePath as, Found.Directory directory, CountedFiles which) {
    DirectoryWalk walk = new DirectoryWalk(workspace, which);
    walk.linked.add(WalkedFolder.top(directory.real(), as));
    while (!walk.linked.isEmpty()) { // links to directories wait, so that a chain is no recursion
      walk.into(walk.linked.remove());
    }
    return new DirectorySurvey(
        walk.files, walk.rejected, walk.leaving, walk.unreadable, walk.uncounted);
  }

  private void into(WalkedFolder folder) {
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          private Optional<Path> notCounted = Optional.empty();

          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            if (notCounted.isPresent() || dir.equals(folder.real().path())) {
              return FileVisitResult.CONTINUE;
            }
            RelativePath path = folder.nameOf(dir);
            boolean isUncounted = workspace.uncounted().isFolder(path);
            if (!isUncounted && !HubCache.isHousekeeping(dir)) {
              return isWithinBounds(folder, path)
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
            RelativePath path = folder.nameOf(file);
            if (notCounted.isEmpty() || which.isNamed(path)) {
              visit(folder, path, file, attributes);
            }
            return isWithinBounds(folder, path)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable.add(folder.nameOf(file));
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(folder.real().path(), visitor);
    } catch (IOException e) {
      unreadable.add(folder.as());
    }
  }

  private boolean isWithinBounds(WalkedFolder folder, RelativePath path) {
    behindLinks += folder.links() == 0 ? 0 : path.text().length();
    if (behindLinks <= MOST_BEHIND_LINKS) {
      return true;
    }
    unreadable.add(folder.as());
    return folder.links() == 0;
  }

  private void visit(
      WalkedFolder folder, RelativePath path, Path file, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      follow(folder, path, file);
    } else if (attributes.isRegularFile() && isCounted(path)) {
      Found found = workspace.regularFile(file, attributes.size());
      if (found instanceof Found.File counted) {
        files.put(path, counted);
      } else {
        rejected.add(path);
      }
    }
  }

  private void follow(WalkedFolder folder, RelativePath path, Path link) {
    workspace
        .follow(link)
        .match(
            file -> {
              if (isCounted(path)) {
                countBehind(path, link, file);
              }
            },
            directory -> {
              if (folder.links() == MOST_LINKS || folder.leadsBack(link, directory.real())) {
                leaving.add(path);
              } else if (workspace.uncounted().isFolder(path) && !which.isAnyNamedBelow(path)) {
                uncounted.add(path);
              } else {
                linked.add(folder.behind(link, directory.real()));
              }
            },
            absent -> absent.rejected().ifPresent(pointer -> rejected.add(path)),
            refused -> leaving.add(path),
            strange -> unreadable.add(path));
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
