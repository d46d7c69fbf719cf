package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Location;
import java.util.Optional;

/**
 * What a record says of one file or directory. {@link StatedClaim} is one; who keeps a hundred
 * thousand of them packed has one of its own.
 */
public interface Claim {
  /** The file or directory. */
  ClaimedPath path();

  /** Where the record says so. */
  Location at();

  /** What it says of the content. */
  ClaimedContent content();

  /** The model or dataset that the file is part of, as far as the record names one. */
  default Optional<String> entry() {
    return Optional.empty();
  }

  /** Why nothing is recorded of its content, if that is so: a check of it is skipped. */
  default Optional<String> unrecorded() {
    return Optional.empty();
  }

  /**
   * Whether the record is the Git LFS pointer that git keeps at the path itself: the same pointer
   * in the work tree proves nothing.
   */
  default boolean isItsPointer() {
    return false;
  }

  /** What it means that nothing is there. */
  default Absence absence() {
    return Absence.DRIFT;
  }

  /** The URL that the file comes from, if the record names one. */
  default Optional<Located<String>> url() {
    return absence().url();
  }
}
