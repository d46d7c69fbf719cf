package io.harmonia.smoke.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How Hugging Face's client lays out its cache: below {@code models--ORG--NAME}, {@code snapshots}
 * holds a folder for each revision, whose files link into {@code blobs}.
 *
 * @see <a href="https://huggingface.co/docs/huggingface_hub/guides/manage-cache">Understand
 *     caching</a>
 */
public final class HubCache {
  private static final String SNAPSHOTS = "snapshots";
  private static final Set<String> HOUSEKEEPING = Set.of("blobs", "refs", ".no_exist");
  private static final Pattern REPOSITORY =
      Pattern.compile("(models|datasets|spaces)--.+", Pattern.DOTALL);

  private HubCache() {}

  /**
   * A file of a repository, whichever revisions have it.
   *
   * @param path its path in each of the revisions
   */
  record RevisedFile(Path repository, Path path, Path blob) {}

  /** Whether a folder is one of those that a repository's snapshots stand beside. */
  public static boolean isHousekeeping(Path folder) {
    Path parent = folder.getParent();
    return parent != null
        && HOUSEKEEPING.contains(nameOf(folder))
        && isRepository(parent)
        && Files.isDirectory(parent.resolve(SNAPSHOTS));
  }

  /** What a link stands for, if it lies in a snapshot. */
  static Optional<RevisedFile> fileOf(Path link, Path blob) {
    int names = link.getNameCount();
    for (int i = names - 3; i > 0; i--) {
      if (link.getName(i).toString().equals(SNAPSHOTS) && isRepository(link.getName(i - 1))) {
        return Optional.of(new RevisedFile(link.subpath(0, i), link.subpath(i + 2, names), blob));
      }
    }
    return Optional.empty();
  }

  private static boolean isRepository(Path folder) {
    return REPOSITORY.matcher(nameOf(folder)).matches();
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
