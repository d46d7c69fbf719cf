package io.harmonia.smoke.source;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a record says of a content, each with its place. Whatever is said must hold.
 *
 * @param digests its digests; of one algorithm there may be several only in error
 * @param size its bytes, if they are stated
 * @param structures what else must hold
 * @param uncomputable what is said that nothing here can verify, for example a digest of an unknown
 *     algorithm, to stand after the path
 */
public record ClaimedContent(
    List<Located<Digest>> digests,
    Optional<Located<Long>> size,
    List<Structure> structures,
    List<Located<String>> uncomputable) {
  /** Any content will do. */
  public static final ClaimedContent ANY =
      new ClaimedContent(List.of(), Optional.empty(), List.of(), List.of());

  /** A content of that digest. */
  public static ClaimedContent of(Digest digest, Location at) {
    return ANY.digest(digest, at);
  }

  /** The same, of that digest as well. */
  public ClaimedContent digest(Digest digest, Location at) {
    return new ClaimedContent(
        plus(digests, new Located<>(digest, at)), size, structures, uncomputable);
  }

  /** The same, of that size. */
  public ClaimedContent size(long bytes, Location at) {
    return new ClaimedContent(
        digests, Optional.of(new Located<>(bytes, at)), structures, uncomputable);
  }

  /** The same, of that structure as well. */
  public ClaimedContent structure(Structure structure) {
    return new ClaimedContent(digests, size, plus(structures, structure), uncomputable);
  }

  /** The same, with something said that nothing here can verify, so that it stays unchecked. */
  public ClaimedContent uncomputable(String what, Location at) {
    return new ClaimedContent(
        digests, size, structures, plus(uncomputable, new Located<>(what, at)));
  }

  /** Whether anything is said of what the content is. */
  public boolean isHeld() {
    return hasDigest() || size.isPresent() || !uncomputable.isEmpty();
  }

  /** Whether a digest is stated, be it of another form than {@link #digests}. */
  public boolean hasDigest() {
    return !digests.isEmpty() || structures.stream().anyMatch(Structure::isDigest);
  }

  /** Whether a digest is stated that nobody can make another content have. */
  public boolean isStrong() {
    return digests.stream().anyMatch(one -> one.value().algorithm().isStrong())
        || structures.stream().anyMatch(one -> one.about() == Structure.About.STRONG_DIGEST);
  }

  /** The digest of an algorithm, if one is stated. */
  public Optional<Located<Digest>> digest(Algorithm algorithm) {
    return digests.stream().filter(one -> one.value().algorithm() == algorithm).findFirst();
  }

  /** What has to be computed to verify it. */
  public Set<Algorithm> algorithms() {
    return digests.stream().map(one -> one.value().algorithm()).collect(Collectors.toSet());
  }

  private static <T> List<T> plus(List<T> some, T one) {
    if (some.isEmpty()) {
      return List.of(one);
    }
    List<T> all = new ArrayList<>(some);
    all.add(one);
    return List.copyOf(all);
  }
}
