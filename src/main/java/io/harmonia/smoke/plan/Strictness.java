package io.harmonia.smoke.plan;

import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.origins.UpstreamPolicy;
import java.util.Optional;

/**
 * How strict a run is.
 *
 * @param requirement how much must be there
 * @param unlisted what files are that nothing lists
 * @param digests what weak digests are worth
 * @param upstream how sources are asked, if they are
 */
public record Strictness(
    Requirement requirement,
    UnlistedPolicy unlisted,
    DigestPolicy digests,
    Optional<UpstreamPolicy> upstream) {
  /** Nothing needs to be there, files that nothing lists are worth a remark, any digest counts. */
  public static final Strictness STANDARD =
      new Strictness(Requirement.NONE, UnlistedPolicy.REMARK, DigestPolicy.ANY);

  /** Without asking any source. */
  public Strictness(Requirement requirement, UnlistedPolicy unlisted, DigestPolicy digests) {
    this(requirement, unlisted, digests, Optional.empty());
  }

  /** The same, asking sources. */
  public Strictness asking(UpstreamPolicy policy) {
    return new Strictness(requirement, unlisted, digests, Optional.of(policy));
  }

  /** The same, with more that must be there. */
  public Strictness requiring(Requirement other) {
    return new Strictness(other, unlisted, digests, upstream);
  }
}
