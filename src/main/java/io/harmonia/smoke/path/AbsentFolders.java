package io.harmonia.smoke.path;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Folders of a workspace that are not there, so that nothing below them is: of a hundred thousand
 * artifacts that were not restored each would cost several system calls and exceptions.
 *
 * <p>A folder counts as absent only where nothing at all has its name, not even a link to nothing,
 * and its own folder can be searched. Whatever is said of a path below it is then the same.
 */
public final class AbsentFolders {
  private static final int KEPT = 100_000;

  private final Set<String> absent = ConcurrentHashMap.newKeySet();
  private final Set<String> present = ConcurrentHashMap.newKeySet();

  /** Whether a path is an absent folder, or lies below one; from the top, where those are. */
  public boolean holds(RelativePath path) {
    String text = path.text();
    if (absent.isEmpty()) {
      return false;
    }
    for (int end = text.indexOf('/'); end > 0; end = text.indexOf('/', end + 1)) {
      if (absent.contains(text.substring(0, end))) {
        return true;
      }
    }
    return absent.contains(text);
  }

  /** Finds out which of the folders of an absent path is the outermost one that is absent. */
  public void addAbove(RelativePath path, Function<RelativePath, Path> located) {
    String text = path.text();
    for (int end = text.indexOf('/'); end > 0; end = text.indexOf('/', end + 1)) {
      RelativePath folder = new RelativePath(text.substring(0, end));
      if (!present.contains(folder.text())) {
        if (Files.notExists(located.apply(folder), LinkOption.NOFOLLOW_LINKS)) {
          keep(absent, folder);
          return;
        }
        keep(present, folder);
      }
    }
  }

  private static void keep(Set<String> folders, RelativePath folder) {
    if (folders.size() < KEPT) {
      folders.add(folder.text());
    }
  }
}
