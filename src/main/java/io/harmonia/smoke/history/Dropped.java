package io.harmonia.smoke.history;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.util.Optional;

/**
 * A path of which a digest was recorded or stated and of which none is now, though its file is
 * there.
 *
 * @param path the file, or the directory of an entry that stated a digest itself
 * @param digest what was recorded or stated of it
 * @param origin where
 * @param entry the entry that it is part of now
 * @param there how its file is there
 * @param isLeftover whether its entry is gone and git does not track the file
 */
public record Dropped(
    RelativePath path,
    Sha256 digest,
    Origin origin,
    Optional<Entry> entry,
    There there,
    boolean isLeftover) {

  /**
   * Where a digest was recorded or stated.
   *
   * @param then the place in the earlier state
   * @param fileNow the manifest or checksum file, as the workspace names it
   */
  public record Origin(Location then, String fileNow) {}

  /** How a file is there. */
  public enum There {
    /** Its content, or something that cannot be looked into. */
    FILE,
    /** A Git LFS pointer. */
    POINTER,
    /** A directory. */
    DIRECTORY,
    /** Git tracks it, and the work tree lacks it. */
    IN_GIT
  }

  /** Where it was recorded or stated, in the earlier state. */
  public Location then() {
    return origin.then();
  }

  /** The manifest or checksum file that had it, as the workspace names it. */
  public String fileNow() {
    return origin.fileNow();
  }

  /** Where a person mends it. */
  public Location at() {
    return entry.map(Entry::at).orElseGet(() -> Location.startOf(fileNow()));
  }
}
