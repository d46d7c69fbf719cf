package io.harmonia.smoke.lfs;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.text.Location;

/**
 * What a pointer in git's index says of the file at its path. There may be a hundred thousand, so
 * that one keeps no more than that and makes the rest when it is asked.
 *
 * @param size bytes of the content, or {@link #UNSTATED}
 */
record LfsClaim(RelativePath file, Sha256 content256, long size) implements Claim {
  /** An extension of Git LFS keeps the size from being known. */
  static final long UNSTATED = -1;

  static LfsClaim of(RelativePath file, LfsPointer pointer) {
    return new LfsClaim(file, pointer.content(), pointer.contentSize().orElse(UNSTATED));
  }

  /** What an empty blob says, which git-lfs writes in the place of a pointer. */
  static LfsClaim ofEmpty(RelativePath file) {
    return new LfsClaim(file, Sha256.OF_NOTHING, 0);
  }

  @Override
  public ClaimedPath path() {
    return ClaimedPath.of(file);
  }

  @Override
  public Location at() {
    return Location.startOf(file.text());
  }

  @Override
  public boolean isItsPointer() {
    return true;
  }

  @Override
  public ClaimedContent content() {
    ClaimedContent content = ClaimedContent.of(Digest.of(content256), at());
    return size == UNSTATED ? content : content.size(size, at());
  }
}
