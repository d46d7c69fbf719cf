package io.harmonia.smoke.upstream;

import io.harmonia.smoke.digest.Digest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a record says of what is at a URL.
 *
 * @param digests of one algorithm several only in error
 * @param size bytes
 * @param blob git's object id of the recorded content, if the content is here to compute it of
 * @param aim what the URL is of
 * @param movable whether another content may be there by now without anybody's fault
 */
public record Expected(
    List<Digest> digests,
    Optional<Long> size,
    Supplier<Optional<String>> blob,
    Aim aim,
    boolean movable) {

  /** What a URL is of. */
  public enum Aim {
    /** The recorded file. */
    FILE,
    /** A file or a page about it, which nobody can tell: what is stated may confirm, no more. */
    EITHER,
    /** A page, or a repository. */
    PAGE
  }

  /** A page, of which nothing is recorded but that it is there. */
  public static Expected page(boolean movable) {
    return new Expected(List.of(), Optional.empty(), Optional::empty, Aim.PAGE, movable);
  }
}
