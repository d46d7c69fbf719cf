package io.harmonia.smoke.sums;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.text.Location;

/** What a line says of a file; kept small, since there may be a million. */
record SumClaim(ClaimedPath path, Location at, Digest digest, Absence absence) implements Claim {
  @Override
  public ClaimedContent content() {
    return ClaimedContent.of(digest, at);
  }
}
