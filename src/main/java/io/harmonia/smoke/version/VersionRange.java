package io.harmonia.smoke.version;

import io.harmonia.smoke.manifest.EntryVersion;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.semver4j.Semver;
import org.semver4j.range.Range;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/**
 * A range of semantic versions, in the syntax of npm: comparators ({@code >=1.2.0 <2.0.0}), of
 * which all must hold, {@code ||} between alternatives, {@code ^1.2}, {@code ~1.2.3}, {@code 1.x},
 * {@code 1.2.0 - 1.9.0}. A pre-release is in a range only if a comparator names one of the same
 * three numbers, as with npm.
 */
public final class VersionRange {
  private static final String PART = "(?:0|[1-9]\\d{0,8}|[xX*])";
  private static final String VERSION =
      "v?"
          + PART
          + "(?:\\."
          + PART
          + "(?:\\."
          + PART
          + "(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?)?)?";
  private static final String COMPARATOR = "(?:[<>]=?|=|\\^|~)?\\s{0,3}" + VERSION;
  private static final String SET =
      "(?:" + VERSION + " - " + VERSION + "|" + COMPARATOR + "(?: {1,3}" + COMPARATOR + "){0,7})";

  /**
   * Stricter than the library, which ignores what it does not know: {@code >=1, <2} is {@code <2}.
   */
  private static final Pattern SYNTAX =
      Pattern.compile(SET + "(?: {0,3}\\|\\| {0,3}" + SET + "){0,15}");

  private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

  private final String text;
  private final RangeList ranges;

  private VersionRange(String text, RangeList ranges) {
    this.text = text;
    this.ranges = ranges;
  }

  /** The range that a text states, or nothing where it is none. */
  public static Optional<VersionRange> parse(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      return Optional.empty();
    }
    RangeList ranges = RangeListFactory.create(text);
    return ranges.get().isEmpty() ? Optional.empty() : Optional.of(new VersionRange(text, ranges));
  }

  /** Whether a version is in it. */
  public boolean contains(EntryVersion version) {
    return comparable(version).satisfies(ranges);
  }

  /**
   * The version in it that is nearest to another: the lowest one above, as far as its bounds tell,
   * else the highest bound below; nothing where it has no bound that it contains.
   */
  public Optional<EntryVersion> nearestTo(EntryVersion version) {
    List<Semver> inside =
        ranges.get().stream()
            .flatMap(List::stream)
            .flatMap(VersionRange::candidates)
            .filter(candidate -> candidate.satisfies(ranges))
            .sorted()
            .toList();
    Semver actual = comparable(version);
    return inside.stream()
        .filter(candidate -> candidate.compareTo(actual) >= 0)
        .findFirst()
        .or(() -> inside.stream().max(Comparator.naturalOrder()))
        .map(nearest -> new EntryVersion(nearest.getVersion()));
  }

  /**
   * The version with numbers that the library has room for. No range has a bound as large as the
   * largest of them, so that each is on the same side of every bound.
   */
  private static Semver comparable(EntryVersion version) {
    Precedence parts = Precedence.of(version);
    Precedence capped =
        new Precedence(
            parts.major().min(LARGEST),
            parts.minor().min(LARGEST),
            parts.patch().min(LARGEST),
            parts.preRelease());
    return new Semver(capped.version().text());
  }

  /** A bound, and what follows it where it is not in the range itself. */
  private static Stream<Semver> candidates(Range range) {
    Semver bound = range.getRangeVersion();
    return Stream.of(bound, bound.nextPatch());
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
