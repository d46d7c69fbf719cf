package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Ascii;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at many paths of a workspace within a short time: {@link Workspace#look}, but each folder
 * is looked at once, however many files are in it. What it remembers of folders grows old, so it is
 * not kept. For any number of threads.
 *
 * <p>What lies plainly in plain folders, or is not there at all, is seen here; whatever else there
 * is (links, strange names, anything that fails) is left to the workspace.
 */
public final class Overview {
  /** Elsewhere a file may have another name than the one it is found by. */
  private static final boolean NAMES_ARE_EXACT = System.getProperty("os.name").equals("Linux");

  private static final Found NOTHING = new Found.Absent("");

  private final Workspace workspace;
  private final Map<RelativePath, Folder> folders = new ConcurrentHashMap<>();

  /** Begins anew: nothing is known of any folder. */
  public Overview(Workspace workspace) {
    this.workspace = workspace;
    folders.put(RelativePath.ROOT, Folder.at(workspace.root()));
  }

  /** What lies at the path of an artifact. Never throws for what it finds. */
  public Found look(RelativePath path) {
    if (!NAMES_ARE_EXACT
        || path.equals(RelativePath.ROOT)
        || !Ascii.isIn(path.text())
        || path.text().indexOf(0) >= 0) {
      return workspace.look(path);
    }
    Folder folder = folder(path.parent());
    if (folder.isMissing()) {
      return NOTHING;
    }
    if (folder.real().isEmpty()) {
      return workspace.look(path);
    }
    Path file = folder.real().get().resolve(path.name());
    try {
      BasicFileAttributes attributes = attributes(file);
      return attributes.isRegularFile()
          ? workspace.regularFile(file, attributes.size())
          : workspace.look(path);
    } catch (NoSuchFileException e) {
      return NOTHING;
    } catch (IOException e) {
      return workspace.look(path);
    }
  }

  /** From the top down, as far as there are folders: nothing is kept of what lies below those. */
  private Folder folder(RelativePath path) {
    Folder folder = folders.get(path);
    if (folder == null) {
      folder = Folder.at(workspace.root());
      int end = -1;
      while (folder.real().isPresent() && end < path.text().length()) {
        int slash = path.text().indexOf('/', end + 1);
        end = slash < 0 ? path.text().length() : slash;
        Path parent = folder.real().get();
        folder =
            folders.computeIfAbsent(
                new RelativePath(path.text().substring(0, end)), at -> find(parent, at.name()));
      }
    }
    return folder;
  }

  private static Folder find(Path parent, String name) {
    Path folder = parent.resolve(name);
    try {
      return attributes(folder).isDirectory() ? Folder.at(folder) : Folder.STRANGE;
    } catch (NoSuchFileException e) {
      return Folder.MISSING;
    } catch (IOException e) {
      return Folder.STRANGE;
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * A folder.
   *
   * @param real its path without links, if it is a plain folder
   */
  private record Folder(Optional<Path> real, boolean isMissing) {
    static final Folder MISSING = new Folder(Optional.empty(), true);

    /** Leads elsewhere, or nobody knows where. */
    static final Folder STRANGE = new Folder(Optional.empty(), false);

    static Folder at(Path real) {
      return new Folder(Optional.of(real), false);
    }
  }
}
