package io.harmonia.smoke.dvc;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that DVC counts in a directory: without those that {@code .dvcignore} leaves out, and
 * without what links to directories lead to.
 */
final class DvcFolder {
  private final RepositoryView repository;
  private final RelativePath top;
  private final DvcIgnore ignore;
  private final Map<String, Found.RegularFile> files = new HashMap<>();
  private boolean isUntouched = true;

  private DvcFolder(RepositoryView repository, RelativePath top, DvcIgnore ignore) {
    this.repository = repository;
    this.top = top;
    this.ignore = ignore;
  }

  /**
   * Walks through it.
   *
   * @throws IOException if something of it cannot be read, or DVC would not take it
   */
  static DvcFolder of(RepositoryView repository, RelativePath top, Found.Directory directory)
      throws IOException {
    DvcFolder folder = new DvcFolder(repository, top, DvcIgnore.above(repository, top));
    folder.walk(directory, "");
    return folder;
  }

  /** The files by their paths below it. */
  Map<String, Found.RegularFile> files() {
    return files;
  }

  /** Whether there is no file but those that git tracks: nothing was fetched. */
  boolean isUntouched() {
    return isUntouched;
  }

  private void walk(Found.Directory directory, String below) throws IOException {
    for (RelativePath name : repository.names(directory)) {
      String relative = below.isEmpty() ? name.text() : below + "/" + name.text();
      RelativePath path = top.resolve(new RelativePath(relative));
      if (!path.isUtf8()) {
        throw new IOException("a name in it is not UTF-8: " + Printable.of(relative));
      }
      Found found = repository.look(path);
      boolean isDirectory = found instanceof Found.Directory;
      if (ignore.ignores(path, isDirectory)) {
        continue;
      }
      if (found instanceof Found.Directory inner) {
        if (repository.linkAt(path).isEmpty()) {
          walk(inner, relative);
        }
      } else if (name.text().equals(DvcIgnore.NAME)) {
        throw new IOException("there is a .dvcignore in it, which DVC does not allow");
      } else if (found instanceof Found.RegularFile file) {
        files.put(relative, file);
        isUntouched &= repository.tracked().filter(all -> all.contains(path)).isPresent();
      } else {
        throw new IOException(Printable.of(relative) + " in it is no file that can be read");
      }
    }
  }
}
