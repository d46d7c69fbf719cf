package io.harmonia.smoke.history;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.GitCheckout;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which files a workspace has: in the work tree, or tracked by git. */
final class FilesThere {
  private final Workspace workspace;
  private boolean wasAsked;
  private Optional<NavigableSet<String>> tracked = Optional.empty();

  FilesThere(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * How a file is there.
   *
   * @param ofEntry whether a directory will do, if it is not empty
   */
  Optional<Dropped.There> at(RelativePath path, boolean ofEntry) {
    Found found = workspace.look(path);
    if (found instanceof Found.Directory directory) {
      return Optional.of(Dropped.There.DIRECTORY)
          .filter(there -> ofEntry && hasFile(directory.real()));
    }
    if (found instanceof Found.Absent absent) {
      return absent.rejected().isPresent()
          ? Optional.of(Dropped.There.POINTER)
          : Optional.of(Dropped.There.IN_GIT).filter(there -> isTracked(path).orElse(false));
    }
    if (found instanceof Found.File file && isCalledOtherwise(file, path)) {
      return Optional.empty();
    }
    return Optional.of(found instanceof Found.Pointer ? Dropped.There.POINTER : Dropped.There.FILE);
  }

  /** Whether some file lies below a directory, or nobody can tell. */
  private static boolean hasFile(Path directory) {
    try (Stream<Path> files =
        Files.find(directory, Integer.MAX_VALUE, (path, is) -> !is.isDirectory())) {
      return files.findFirst().isPresent();
    } catch (IOException | UncheckedIOException e) {
      return true;
    }
  }

  /** Whether a file system that ignores case gave a file of another name. */
  private boolean isCalledOtherwise(Found.File file, RelativePath path) {
    if (!file.real().startsWith(workspace.root())) {
      return false;
    }
    RelativePath real = workspace.relativize(file.real());
    return !real.equals(path) && Likeness.of(real.text()).equals(Likeness.of(path.text()));
  }

  /**
   * Whether git tracks a file, or one below a directory, by this path or by the one that links lead
   * to; nothing where git cannot tell.
   */
  Optional<Boolean> isTracked(RelativePath path) {
    return tracked()
        .map(
            files ->
                holds(files, path) || ownPath(path).filter(own -> holds(files, own)).isPresent());
  }

  private static boolean holds(NavigableSet<String> files, RelativePath path) {
    String below = files.ceiling(path.text() + "/");
    return files.contains(path.text()) || (below != null && below.startsWith(path.text() + "/"));
  }

  /** The path without links of what is there. */
  private Optional<RelativePath> ownPath(RelativePath path) {
    Found found = workspace.look(path);
    Optional<Path> real =
        found instanceof Found.File file
            ? Optional.of(file.real())
            : found instanceof Found.Directory directory
                ? Optional.of(directory.real())
                : Optional.empty();
    return real.filter(there -> there.startsWith(workspace.root())).map(workspace::relativize);
  }

  private synchronized Optional<NavigableSet<String>> tracked() {
    if (!wasAsked) {
      wasAsked = true;
      tracked = GitCheckout.trackedFiles(workspace.root()).map(TreeSet::new);
    }
    return tracked;
  }
}
