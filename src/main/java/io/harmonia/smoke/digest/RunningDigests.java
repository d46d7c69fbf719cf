package io.harmonia.smoke.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The SHA-256 of what goes through, and digests of more algorithms, all in one pass. */
final class RunningDigests {
  private final MessageDigest sha256;
  private final Map<Algorithm, MessageDigest> others = new EnumMap<>(Algorithm.class);

  /**
   * @param sha256 to which nothing was given yet
   */
  RunningDigests(MessageDigest sha256, Set<Algorithm> more) {
    this.sha256 = sha256;
    more.stream()
        .filter(algorithm -> algorithm != Algorithm.SHA_256)
        .forEach(algorithm -> others.put(algorithm, algorithm.start()));
  }

  void update(ByteBuffer block) {
    others.values().forEach(digest -> digest.update(block.duplicate()));
    sha256.update(block);
  }

  /** The digests of all that went through. */
  FileDigest end(long size) {
    Map<Algorithm, Digest> ended = new EnumMap<>(Algorithm.class);
    others.forEach((algorithm, all) -> ended.put(algorithm, Digest.of(algorithm, all.digest())));
    return new FileDigest(
        size, Sha256.of(sha256.digest()), ended.isEmpty() ? Map.of() : Map.copyOf(ended));
  }
}
