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
  private static final int MAX_LENGTH = 1_000;
  private static final String NUMBER = "(?:0|[1-9]\\d{0,8})";
  private static final String ANY = "[xX*]";
  private static final String PRE_RELEASE =
      "-" + dotted("(?:" + NUMBER + "|\\d*[A-Za-z-][0-9A-Za-z-]*)");
  private static final String BUILD = "\\+" + dotted("[0-9A-Za-z-]+");
  private static final String FULL =
      "%1$s\\.%1$s\\.%1$s(?:%2$s)?(?:%3$s)?".formatted(NUMBER, PRE_RELEASE, BUILD);
  private static final String SHORT = "%1$s(?:\\.%1$s)?".formatted(NUMBER);
  private static final String VERSION = "v?(?:" + FULL + "|" + SHORT + ")";
  private static final String WILDCARD =
      "%1$s\\.(?:%1$s\\.%2$s|%2$s(?:\\.%2$s)?)".formatted(NUMBER, ANY);
  private static final String COMPARATOR =
      "(?:(?:(?:[<>]=?|=|~|\\^(?! {0,3}v?0(?:\\.0)?(?:$|[ |]))) {0,3})?"
          + VERSION
          + "|"
          + WILDCARD
          + ")";
  private static final String SEVERAL = COMPARATOR + "(?: {1,3}" + COMPARATOR + "){0,7}";
  private static final String SET =
      "(?:" + VERSION + " - " + VERSION + "|" + SEVERAL + "|" + ANY + ")";

  /**
   * Stricter than the library, which ignores what it does not know ({@code >=1, <2} is {@code <2},
   * and so is {@code >=1.0.0-a..b <2}) and reads a few ranges otherwise than npm ({@code ^0},
   * {@code ^0.0}, wildcards after an operator, {@code * <2}): those are refused. No two parts of it
   * match the same text, so that matching takes linear time.
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
    if (text.length() > MAX_LENGTH || !SYNTAX.matcher(text).matches()) {
      return Optional.empty();
    }
    RangeList ranges = RangeListFactory.create(text);
    return ranges.get().isEmpty() ? Optional.empty() : Optional.of(new VersionRange(text, ranges));
  }

  private static String dotted(String identifier) {
    return "%1$s(?:\\.%1$s)*".formatted(identifier);
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
