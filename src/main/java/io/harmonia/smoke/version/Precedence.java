package io.harmonia.smoke.version;

import io.harmonia.smoke.manifest.EntryVersion;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * The parts of a semantic version that its precedence depends on, and the order by them (<a
 * href="https://semver.org/spec/v2.0.0.html#spec-item-11">SemVer 2.0.0, item 11</a>). Numbers may
 * be of any size, for which the libraries have no room.
 *
 * @param major the first number
 * @param minor the second
 * @param patch the third
 * @param preRelease the identifiers after the hyphen; none of a release
 */
public record Precedence(
    BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease)
    implements Comparable<Precedence> {
  private static final Comparator<Precedence> ORDER =
      Comparator.comparing(Precedence::major)
          .thenComparing(Precedence::minor)
          .thenComparing(Precedence::patch)
          .thenComparing(version -> !version.isPreRelease())
          .thenComparing(Precedence::preRelease, Precedence::compareIdentifiers);

  public static Precedence of(EntryVersion version) {
    String text = version.text();
    int build = text.indexOf('+');
    String withoutBuild = build < 0 ? text : text.substring(0, build);
    int hyphen = withoutBuild.indexOf('-');
    String numbers = hyphen < 0 ? withoutBuild : withoutBuild.substring(0, hyphen);
    String[] parts = numbers.split("\\.", -1);
    return new Precedence(
        new BigInteger(parts[0]),
        new BigInteger(parts[1]),
        new BigInteger(parts[2]),
        hyphen < 0 ? List.of() : List.of(withoutBuild.substring(hyphen + 1).split("\\.", -1)));
  }

  boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** Whether anything may change without notice (item 4). */
  boolean isInitialDevelopment() {
    return major.signum() == 0;
  }

  @Override
  public int compareTo(Precedence other) {
    return ORDER.compare(this, other);
  }

  /** The version without build metadata. */
  EntryVersion version() {
    String release = major + "." + minor + "." + patch;
    return new EntryVersion(
        preRelease.isEmpty() ? release : release + "-" + String.join(".", preRelease));
  }

  private static int compareIdentifiers(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = compareIdentifiers(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /** Numbers by size and below words; words by their ASCII order. */
  private static int compareIdentifiers(String one, String other) {
    if (isNumber(one) && isNumber(other)) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    return isNumber(one) == isNumber(other)
        ? one.compareTo(other)
        : Boolean.compare(isNumber(other), isNumber(one));
  }

  static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
