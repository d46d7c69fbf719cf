package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Location;
import java.util.Optional;

/**
 * A claim, part by part.
 *
 * <pre>{@code
 * StatedClaim.of(ClaimedPath.of("words.txt", folder, repository.paths()), at)
 *     .with(ClaimedContent.of(md5, at).size(6, at))
 *     .absent(Absence.elsewhere("dvc pull data/words.txt"))
 * }</pre>
 *
 * @param path the file or directory
 * @param at where the record says so
 * @param content what it says of the content
 * @param entry the model or dataset that the file is part of
 * @param absence what it means that nothing is there
 * @param unrecorded why nothing is recorded of its content, if that is so
 */
public record StatedClaim(
    ClaimedPath path,
    Location at,
    ClaimedContent content,
    Optional<String> entry,
    Absence absence,
    Optional<String> unrecorded)
    implements Claim {

  /** A file that must be there, whatever its content. */
  public static StatedClaim of(ClaimedPath path, Location at) {
    return new StatedClaim(
        path, at, ClaimedContent.ANY, Optional.empty(), Absence.DRIFT, Optional.empty());
  }

  /** The same, of that content. */
  public StatedClaim with(ClaimedContent other) {
    return new StatedClaim(path, at, other, entry, absence, unrecorded);
  }

  /** The same, of a file that is part of a model or dataset. */
  public StatedClaim partOf(String name) {
    return new StatedClaim(path, at, content, Optional.of(name), absence, unrecorded);
  }

  /** The same, of a file whose absence means something else. */
  public StatedClaim absent(Absence other) {
    return new StatedClaim(path, at, content, entry, other, unrecorded);
  }

  /**
   * The same, of whose content nothing is recorded, so that a check of it is skipped.
   *
   * @param why to stand after the path, for example {@code no digest is recorded for it}
   */
  public StatedClaim unrecorded(String why) {
    return new StatedClaim(path, at, content, entry, absence, Optional.of(why));
  }

  /** The same, of whose content nothing is recorded if that is so. */
  public StatedClaim unrecordedIf(boolean isSo, String why) {
    return isSo ? unrecorded(why) : this;
  }
}
