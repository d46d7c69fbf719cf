package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place where a document is looked for, for example a manifest, a checksum file or the waivers.
 *
 * @param shownAs its path as messages show it: relative to the workspace, with {@code /}
 * @param path its path in the workspace, if it lies there
 * @param asked whether a setting names it, so that it must be there
 */
public record Place(Path file, String shownAs, Optional<RelativePath> path, boolean asked) {

  /** A place in a workspace, where a document lies unless a setting says otherwise. */
  public static Place usual(Workspace workspace, String path) {
    RelativePath relative = new RelativePath(path);
    return new Place(workspace.locate(relative), path, Optional.of(relative), false);
  }

  /** The place that a setting names, in the workspace or outside. */
  public static Place asked(Workspace workspace, Path file) {
    Optional<RelativePath> path = inside(workspace, file);
    String shownAs =
        path.map(RelativePath::text).orElseGet(() -> file.toString().replace('\\', '/'));
    return new Place(file, shownAs, path, true);
  }

  /** The same, shown differently. */
  public Place shownAs(String other) {
    return new Place(file, other, path, asked);
  }

  /** Its folder, if that is in the workspace: names in the document may be relative to it. */
  public Optional<RelativePath> folder() {
    return path.map(RelativePath::parent);
  }

  /** The path in the workspace, if it is there; the settings may name the root through links. */
  private static Optional<RelativePath> inside(Workspace workspace, Path file) {
    if (file.startsWith(workspace.root())) {
      return Optional.of(workspace.relativize(file));
    }
    try {
      Path parent = file.getParent();
      Path real = parent == null ? file : parent.toRealPath().resolve(file.getFileName());
      return real.startsWith(workspace.root())
          ? Optional.of(workspace.relativize(real))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
