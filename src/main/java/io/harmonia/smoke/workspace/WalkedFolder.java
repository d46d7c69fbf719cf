package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.path.RelativePath;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory that is walked.
 *
 * @param as the path by which it was reached
 * @param link the link that led to it, in a folder without links; nothing for the first
 * @param from the directory that has the link
 * @param links how many led to it
 */
record WalkedFolder(
    RealFolder real, RelativePath as, Optional<Path> link, Optional<WalkedFolder> from, int links) {
  static WalkedFolder top(Path real, RelativePath as) {
    return new WalkedFolder(new RealFolder(real), as, Optional.empty(), Optional.empty(), 0);
  }

  WalkedFolder behind(Path itsLink, Path itsReal) {
    return new WalkedFolder(
        new RealFolder(itsReal),
        nameOf(itsLink),
        Optional.of(itsLink),
        Optional.of(this),
        links + 1);
  }

  /** The path by which a file below it was reached. */
  RelativePath nameOf(Path file) {
    return as.resolve(real.nameOf(file));
  }

  /** Whether a link in it leads to a folder that the way to the link went through. */
  boolean leadsBack(Path itsLink, Path to) {
    Path at = itsLink;
    for (WalkedFolder folder = this; ; folder = folder.from().orElseThrow()) {
      if (at.startsWith(to)) {
        return true;
      }
      if (folder.link().isEmpty()) {
        return false;
      }
      at = folder.link().get();
    }
  }
}
