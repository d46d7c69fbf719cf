package io.harmonia.smoke.ci;

import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.git.TrackedFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.ShellWord;
import io.harmonia.smoke.workspace.GitCheckout;
import io.harmonia.smoke.workspace.Workspace;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which files a step before the run may bring into a workspace: none that git tracks, none of git's
 * own, and none behind a link that leads out of it.
 */
public final class WritableFiles implements Closeable {
  private static final Refusal OF_GIT = Refusal.refused("lies in git's own folder");

  private final Workspace workspace;
  private final Optional<Git> git;
  private final Optional<TrackedFiles> tracked;

  private WritableFiles(Workspace workspace, Optional<Git> git, Optional<TrackedFiles> tracked) {
    this.workspace = workspace;
    this.git = git;
    this.tracked = tracked;
  }

  /**
   * Begins to tell.
   *
   * @param paths those that will be asked about
   * @throws IOException if there is a repository, and git cannot read it: what it tracks would be
   *     unknown
   */
  public static WritableFiles in(Workspace workspace, List<RelativePath> paths) throws IOException {
    Optional<GitDirectory> repository = GitDirectory.around(workspace.root());
    if (repository.isEmpty()) {
      return new WritableFiles(workspace, Optional.empty(), Optional.empty());
    }
    String folder = GitCheckout.below(repository.get(), workspace.root());
    if (isOfGit(new RelativePath(folder))) {
      throw new IOException("the workspace lies in git's own folder");
    }
    Git git = Git.ofRepository(repository.get());
    try {
      List<String> texts = paths.stream().map(RelativePath::text).toList();
      TrackedFiles tracked = TrackedFiles.of(git, folder, texts);
      return new WritableFiles(workspace, Optional.of(git), Optional.of(tracked));
    } catch (IOException | RuntimeException e) {
      git.close();
      throw e;
    }
  }

  /** Why a file must not be written, or nothing where it may. */
  public Optional<Refusal> refusal(RelativePath path) throws IOException {
    if (path.text().chars().anyMatch(Character::isISOControl)) {
      return Optional.of(
          Refusal.refused("has a control character in its name, which a list cannot hold"));
    }
    if (isOfGit(path)) {
      return Optional.of(OF_GIT);
    }
    if (isTracked(path)) {
      return Optional.of(Refusal.tracked(""));
    }
    Optional<Refusal> above = refusalAbove(path);
    return above.isEmpty() && Files.isDirectory(workspace.locate(path))
        ? Optional.of(Refusal.refused("is a folder"))
        : above;
  }

  /** What the nearest folder above it that is there says. */
  private Optional<Refusal> refusalAbove(RelativePath path) throws IOException {
    for (RelativePath up = path.parent(); !up.equals(RelativePath.ROOT); up = up.parent()) {
      Path place = workspace.locate(up);
      if (Files.isDirectory(place)) {
        return refusalBehind(place.toRealPath(), path, up);
      }
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(
            Refusal.refused("cannot be there: " + ShellWord.of(up.text()) + " is no folder"));
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> refusalBehind(Path real, RelativePath path, RelativePath up)
      throws IOException {
    if (!real.startsWith(workspace.root())) {
      return Optional.of(Refusal.refused("lies behind a link that leads out of the workspace"));
    }
    RelativePath rest = new RelativePath(path.text().substring(up.text().length() + 1));
    RelativePath behind = workspace.relativize(real).resolve(rest);
    if (behind.equals(path)) {
      return Optional.empty();
    }
    if (isOfGit(behind)) {
      return Optional.of(OF_GIT);
    }
    return isTracked(behind) ? Optional.of(Refusal.tracked(", behind a link,")) : Optional.empty();
  }

  private boolean isTracked(RelativePath path) throws IOException {
    return tracked.isPresent() && tracked.get().holds(path.text());
  }

  private static boolean isOfGit(RelativePath path) {
    return path.segments().stream().anyMatch(".git"::equalsIgnoreCase);
  }

  @Override
  public void close() {
    tracked.ifPresent(TrackedFiles::close);
    git.ifPresent(Git::close);
  }
}
