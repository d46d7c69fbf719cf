package io.harmonia.smoke.plan;

import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Requirement;

/**
 * How strict a run is.
 *
 * @param requirement how much must be there
 * @param unlisted what files are that nothing lists
 * @param digests what weak digests are worth
 */
public record Strictness(Requirement requirement, UnlistedPolicy unlisted, DigestPolicy digests) {
  /** Nothing needs to be there, files that nothing lists are worth a remark, any digest counts. */
  public static final Strictness STANDARD =
      new Strictness(Requirement.NONE, UnlistedPolicy.REMARK, DigestPolicy.ANY);

  /** The same, with more that must be there. */
  public Strictness requiring(Requirement other) {
    return new Strictness(other, unlisted, digests);
  }
}
