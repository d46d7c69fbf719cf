package io.harmonia.smoke.origins;

import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Upstream;
import java.util.Optional;

/**
 * How sources are asked, and what their answers are worth.
 *
 * @param upstream asks them
 * @param depth how much is asked
 * @param since the state since which records must have changed to be asked for, if they must
 */
public record UpstreamPolicy(
    Upstream upstream, Course.Depth depth, Worth worth, Optional<FoundBaseline.At> since) {

  /**
   * What answers are worth.
   *
   * @param digests what weak digests are
   * @param required whether each source must answer
   * @param movedOnIsDrift whether a branch must not have another content by now
   */
  public record Worth(DigestPolicy digests, boolean required, boolean movedOnIsDrift) {}
}
