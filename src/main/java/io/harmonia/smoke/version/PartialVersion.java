package io.harmonia.smoke.version;

import io.harmonia.smoke.manifest.EntryVersion;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A version as a range names it, of which the last numbers may be missing or wildcards: {@code
 * 1.2}, {@code 1.x} and {@code v1.2.3-rc.1}; {@code *} has none.
 *
 * @param numbers those that it names: major, minor, patch
 * @param lowest the lowest version that it stands for
 */
record PartialVersion(List<BigInteger> numbers, Precedence lowest) {
  private static final Pattern NAMED = Pattern.compile("(?:^|\\.)(\\d+)");

  /** Reads what {@link RangeSyntax} took for one. */
  static PartialVersion parse(String text) {
    String version = text.startsWith("v") ? text.substring(1) : text;
    String core = version.split("[-+]", 2)[0];
    List<BigInteger> numbers =
        NAMED.matcher(core).results().map(number -> new BigInteger(number.group(1))).toList();
    Precedence lowest =
        numbers.size() == 3
            ? Precedence.of(new EntryVersion(version))
            : release(at(numbers, 0), at(numbers, 1), at(numbers, 2));
    return new PartialVersion(numbers, lowest);
  }

  boolean isFull() {
    return numbers.size() == 3;
  }

  /** Whether it stands for every version. */
  boolean isAny() {
    return numbers.isEmpty();
  }

  /** The first release above all that it stands for; of a full one, above its minor version. */
  Precedence next() {
    return numbers.size() == 1 ? nextMajor() : nextMinor();
  }

  /** The first release that is not compatible with it: above its first number that is not 0. */
  Precedence nextIncompatible() {
    if (at(numbers, 0).signum() > 0 || numbers.size() == 1) {
      return nextMajor();
    }
    if (at(numbers, 1).signum() > 0 || numbers.size() == 2) {
      return nextMinor();
    }
    return release(lowest.major(), lowest.minor(), lowest.patch().add(BigInteger.ONE));
  }

  private Precedence nextMajor() {
    return release(lowest.major().add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO);
  }

  private Precedence nextMinor() {
    return release(lowest.major(), lowest.minor().add(BigInteger.ONE), BigInteger.ZERO);
  }

  private static BigInteger at(List<BigInteger> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
  }

  private static Precedence release(BigInteger major, BigInteger minor, BigInteger patch) {
    return new Precedence(major, minor, patch, List.of());
  }
}
