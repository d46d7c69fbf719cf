package io.harmonia.smoke.digest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What reading a whole file gave.
 *
 * @param size bytes read
 * @param sha256 their digest
 * @param others their digests of more algorithms, as far as they were asked for
 * @param earlier when an earlier run read it, if this one did not
 */
public record FileDigest(
    long size, Sha256 sha256, Map<Algorithm, Digest> others, Optional<Instant> earlier) {
  /** What a file gave that was read in this run. */
  public FileDigest(long size, Sha256 sha256, Map<Algorithm, Digest> others) {
    this(size, sha256, others, Optional.empty());
  }

  /** What a file gave of which no other digest was asked for. */
  public FileDigest(long size, Sha256 sha256) {
    this(size, sha256, Map.of());
  }

  /** The digest of an algorithm, if it was computed. */
  public Optional<Digest> of(Algorithm algorithm) {
    return algorithm == Algorithm.SHA_256
        ? Optional.of(Digest.of(sha256))
        : Optional.ofNullable(others.get(algorithm));
  }

  /** Whether all of these were computed. */
  public boolean has(Set<Algorithm> algorithms) {
    return algorithms.stream().allMatch(one -> of(one).isPresent());
  }
}
