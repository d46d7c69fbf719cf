package io.harmonia.smoke.upstream;

import io.harmonia.smoke.digest.Digest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a server states of a content.
 *
 * @param digests its digests; another one than recorded contradicts the record
 * @param hints what may be its digest: the same as recorded confirms the record, another one says
 *     nothing (an ETag, a digest of the message alone)
 * @param size bytes
 * @param blob git's object id of the content, 40 hexadecimal digits
 * @param page whether it is a web page
 */
public record Stated(
    Set<Digest> digests,
    Set<Digest> hints,
    Optional<Long> size,
    Optional<String> blob,
    boolean page) {
  /** Nothing. */
  public static final Stated NOTHING =
      new Stated(Set.of(), Set.of(), Optional.empty(), Optional.empty(), false);

  /** Digests alone. */
  public static Stated of(Set<Digest> digests) {
    return new Stated(digests, Set.of(), Optional.empty(), Optional.empty(), false);
  }

  public Stated hinting(Set<Digest> more) {
    return new Stated(digests, union(hints, more), size, blob, page);
  }

  public Stated size(Optional<Long> bytes) {
    return new Stated(digests, hints, bytes, blob, page);
  }

  public Stated blob(Optional<String> id) {
    return new Stated(digests, hints, size, id, page);
  }

  public Stated page(boolean isOne) {
    return new Stated(digests, hints, size, blob, isOne);
  }

  /** With what else is stated of the same content; sizes are those of the first that states one. */
  public Stated and(Stated other) {
    return new Stated(
        union(digests, other.digests),
        union(hints, other.hints),
        size.or(other::size),
        blob.or(other::blob),
        page || other.page);
  }

  private static Set<Digest> union(Set<Digest> some, Set<Digest> others) {
    Set<Digest> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }
}
