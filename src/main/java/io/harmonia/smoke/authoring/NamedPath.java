package io.harmonia.smoke.authoring;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the path of the workspace that an argument of a command names. */
final class NamedPath {
  private NamedPath() {}

  /**
   * The path that an argument names: from the folder that the command runs in, as the shell
   * completes it, otherwise from the workspace, as manifests and reports write it.
   *
   * @param from the folder that the command runs in
   * @throws RefusedException if it is not in the workspace, or could be either of two things
   */
  static RelativePath find(Workspace workspace, Path from, String argument)
      throws RefusedException {
    try {
      Path here = from.resolve(argument).toAbsolutePath();
      Path there = workspace.root().resolve(argument);
      boolean isHere = Files.exists(here, LinkOption.NOFOLLOW_LINKS);
      boolean isThere = Files.exists(there, LinkOption.NOFOLLOW_LINKS);
      if (isHere && isThere && !Files.isSameFile(here, there)) {
        throw new RefusedException(
            Refusal.about(
                argument,
                "is there below this folder and below the workspace",
                "Write it absolutely, so that it means one of them."));
      }
      return inside(workspace, isHere || !isThere ? here : there)
          .orElseThrow(
              () ->
                  new RefusedException(
                      Refusal.about(
                          argument,
                          "is outside the workspace " + workspace.root(),
                          "Name files of the workspace, or another workspace (--root).")));
    } catch (InvalidPathException e) {
      throw new RefusedException(
          Refusal.about(
              argument,
              "cannot be the name of a file on this system",
              "Name a file of the workspace; in the C locale, set LC_ALL=C.UTF-8."));
    } catch (IOException e) {
      throw new RefusedException(Refusal.unreadable(argument, Workspace.reasonOf(e)));
    }
  }

  /** Its own name is kept, even if it is a link; its folders may be named through links. */
  private static Optional<RelativePath> inside(Workspace workspace, Path file) throws IOException {
    Path plain = file.normalize();
    Path name = plain.getFileName();
    Path parent = file.getParent();
    boolean climbs = file.toString().contains("..");
    Path real;
    if (!climbs && plain.startsWith(workspace.root())) {
      real = plain;
    } else if (name == null || parent == null || file.endsWith("..") || file.endsWith(".")) {
      real = file.toRealPath();
    } else {
      real = Files.exists(parent) ? parent.toRealPath().resolve(name) : plain;
    }
    return Optional.of(real)
        .filter(path -> path.startsWith(workspace.root()))
        .map(workspace::relativize);
  }
}
