package io.harmonia.smoke.finding;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.RelativePath;
import java.util.Optional;

/**
 * What a check saw of its file.
 *
 * @param path the file
 * @param exists whether anything is there
 * @param sizeBytes its size, if it is a file
 * @param sha256 its digest, if it was read
 * @param expected the digest it should have, if any is known
 */
public record Evidence(
    RelativePath path,
    boolean exists,
    Optional<Long> sizeBytes,
    Optional<Sha256> sha256,
    Optional<Sha256> expected) {

  /** Whether the digests are equal, or nothing where there are not two. */
  public Optional<Boolean> match() {
    return sha256.flatMap(actual -> expected.map(actual::equals));
  }
}
