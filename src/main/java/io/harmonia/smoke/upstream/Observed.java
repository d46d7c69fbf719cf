package io.harmonia.smoke.upstream;

import java.util.Optional;

/**
 * What came of a question.
 *
 * @param stated what the server states, where it is there
 * @param movedTo where it is for good now, if a redirect says so
 * @param why more of it, printable, for a person; may be empty
 */
public record Observed(Standing standing, Stated stated, Optional<RemoteUrl> movedTo, String why) {

  /** That it is not there, or cannot be told. */
  public static Observed of(Standing standing, String why) {
    return new Observed(standing, Stated.NOTHING, Optional.empty(), why);
  }
}
