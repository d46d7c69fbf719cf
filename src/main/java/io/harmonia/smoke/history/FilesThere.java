package io.harmonia.smoke.history;

import static io.harmonia.smoke.history.Dropped.There.DIRECTORY;
import static io.harmonia.smoke.history.Dropped.There.FILE;
import static io.harmonia.smoke.history.Dropped.There.IN_GIT;
import static io.harmonia.smoke.history.Dropped.There.POINTER;

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
    return workspace
        .look(path)
        .fold(
            file ->
                Optional.of(file instanceof Found.Pointer ? POINTER : FILE)
                    .filter(there -> !isCalledOtherwise(file, path)),
            directory ->
                Optional.of(DIRECTORY).filter(there -> ofEntry && hasFile(directory.real())),
            absent ->
                absent.rejected().isPresent()
                    ? Optional.of(POINTER)
                    : Optional.of(IN_GIT).filter(there -> isTracked(path).orElse(false)),
            refused -> Optional.of(FILE),
            unreadable -> Optional.of(FILE));
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
    return workspace
        .look(path)
        .place()
        .filter(there -> there.startsWith(workspace.root()))
        .map(workspace::relativize);
  }

  private synchronized Optional<NavigableSet<String>> tracked() {
    if (!wasAsked) {
      wasAsked = true;
      tracked = GitCheckout.trackedFiles(workspace.root()).map(TreeSet::new);
    }
    return tracked;
  }
}
