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
 * @param was what was recorded or stated of it
 * @param entry the entry that it is part of now
 * @param there how its file is there
 * @param isLeftover whether its entry is gone and git does not track the file
 */
public record Dropped(
    RelativePath path, Was was, Optional<Entry> entry, There there, boolean isLeftover) {

  /**
   * What an earlier state had.
   *
   * @param at where it had it
   * @param fileNow the manifest or checksum file that had it, as the workspace names it
   */
  public record Was(Sha256 digest, Location at, String fileNow) {}

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

  /** Where a person corrects it. */
  public Location at() {
    return entry.map(Entry::at).orElseGet(() -> Location.startOf(was.fileNow()));
  }
}
