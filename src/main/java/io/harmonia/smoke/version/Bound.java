package io.harmonia.smoke.version;

import java.math.BigInteger;
import java.util.List;

/**
 * One side of a range.
 *
 * @param side on which side of the version what is in the range lies
 * @param version where the side ends
 */
record Bound(Side side, Precedence version) {

  /** The four primitive comparators. */
  enum Side {
    ABOVE,
    FROM,
    UP_TO,
    BELOW
  }

  static Bound above(Precedence version) {
    return new Bound(Side.ABOVE, version);
  }

  static Bound from(Precedence version) {
    return new Bound(Side.FROM, version);
  }

  static Bound upTo(Precedence version) {
    return new Bound(Side.UP_TO, version);
  }

  static Bound below(Precedence version) {
    return new Bound(Side.BELOW, version);
  }

  /** Below a release and its pre-releases. */
  static Bound belowAnyOf(Precedence release) {
    return below(new Precedence(release.major(), release.minor(), release.patch(), List.of("0")));
  }

  boolean holds(Precedence actual) {
    int order = actual.compareTo(version);
    return switch (side) {
      case ABOVE -> order > 0;
      case FROM -> order >= 0;
      case UP_TO -> order <= 0;
      case BELOW -> order < 0;
    };
  }

  /** Whether it names a pre-release of the same three numbers. */
  boolean admitsPreReleasesLike(Precedence actual) {
    return version.isPreRelease()
        && version.major().equals(actual.major())
        && version.minor().equals(actual.minor())
        && version.patch().equals(actual.patch());
  }

  /** The version at its end, or the next release where it does not contain that itself. */
  Precedence nearest() {
    return side == Side.ABOVE
        ? new Precedence(
            version.major(),
            version.minor(),
            version.isPreRelease() ? version.patch() : version.patch().add(BigInteger.ONE),
            List.of())
        : version;
  }
}
