package io.harmonia.smoke.version;

import io.harmonia.smoke.manifest.EntryVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A range of semantic versions, in the syntax of npm: comparators ({@code >=1.2.0 <2.0.0}), of
 * which all must hold, {@code ||} between alternatives, {@code ^1.2}, {@code ~1.2.3}, {@code 1.x},
 * {@code 1.2.0 - 1.9.0}. A pre-release is in a range only if a comparator names one of the same
 * three numbers, as with npm.
 */
public final class VersionRange {
  private final String text;
  private final List<List<Bound>> alternatives;

  private VersionRange(String text, List<List<Bound>> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /** The range that a text states, or nothing where it is none. */
  public static Optional<VersionRange> parse(String text) {
    return Optional.of(RangeSyntax.parse(text))
        .filter(alternatives -> !alternatives.isEmpty())
        .map(alternatives -> new VersionRange(text, alternatives));
  }

  /** Whether a version is in it. */
  public boolean contains(EntryVersion version) {
    return contains(Precedence.of(version));
  }

  private boolean contains(Precedence version) {
    return alternatives.stream().anyMatch(bounds -> contains(bounds, version));
  }

  private static boolean contains(List<Bound> bounds, Precedence version) {
    return bounds.stream().allMatch(bound -> bound.holds(version))
        && (!version.isPreRelease()
            || bounds.stream().anyMatch(bound -> bound.admitsPreReleasesLike(version)));
  }

  /**
   * The version in it that is nearest to another: the lowest one above, as far as its bounds tell,
   * else the highest bound below; nothing where it has no bound that it contains.
   */
  public Optional<EntryVersion> nearestTo(EntryVersion version) {
    List<Precedence> inside =
        alternatives.stream()
            .flatMap(List::stream)
            .map(Bound::nearest)
            .filter(this::contains)
            .sorted()
            .toList();
    Precedence actual = Precedence.of(version);
    return inside.stream()
        .filter(candidate -> candidate.compareTo(actual) >= 0)
        .findFirst()
        .or(() -> inside.stream().max(Comparator.naturalOrder()))
        .map(Precedence::version);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
