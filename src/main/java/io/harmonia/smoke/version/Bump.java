package io.harmonia.smoke.version;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.EntryVersion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much a version rises, the smallest first. */
public enum Bump {
  /** Not at all. */
  NONE,
  /** The last of the three numbers, for an artifact that was replaced. */
  PATCH,
  /** The second, for an artifact that was added. */
  MINOR,
  /** The first, for an artifact that was removed or renamed, or content from another source. */
  MAJOR;

  /**
   * How much one version is higher than another. A pre-release makes no promise, so that every step
   * from it is as large as any; where the first number is 0, the second stands for it, and the last
   * for the second (SemVer 2.0.0, items 4 and 9).
   *
   * @param after must be higher than {@code before}
   */
  public static Bump between(EntryVersion before, EntryVersion after) {
    Precedence from = Precedence.of(before);
    Precedence to = Precedence.of(after);
    if (from.isPreRelease() || !from.major().equals(to.major())) {
      return MAJOR;
    }
    if (!from.minor().equals(to.minor())) {
      return from.isInitialDevelopment() ? MAJOR : MINOR;
    }
    return from.isInitialDevelopment() ? MINOR : PATCH;
  }

  /**
   * The smallest usual version that is higher by at least this much. After a pre-release it is the
   * next pre-release, for example {@code 1.0.0-rc.2} after {@code 1.0.0-rc.1}.
   */
  public EntryVersion after(EntryVersion version) {
    Precedence from = Precedence.of(version);
    return (this == NONE ? from : from.isPreRelease() ? nextPreRelease(from) : next(from))
        .version();
  }

  /**
   * The same of a version as it is stated, in its spelling: {@code models:v1.0.1} after {@code
   * models:v1.0.0}.
   *
   * @param stated must be valid
   */
  public String after(Stated<EntryVersion> stated) {
    EntryVersion version = stated.value().orElseThrow();
    int prefix = stated.text().length() - version.toString().length();
    return stated.text().substring(0, prefix) + after(version);
  }

  private Precedence next(Precedence from) {
    if (from.isInitialDevelopment()) {
      return this == MAJOR
          ? release(from.major(), from.minor().add(ONE), ZERO)
          : release(from.major(), from.minor(), from.patch().add(ONE));
    }
    return switch (this) {
      case NONE -> from;
      case PATCH -> release(from.major(), from.minor(), from.patch().add(ONE));
      case MINOR -> release(from.major(), from.minor().add(ONE), ZERO);
      case MAJOR -> release(from.major().add(ONE), ZERO, ZERO);
    };
  }

  private static Precedence release(BigInteger major, BigInteger minor, BigInteger patch) {
    return new Precedence(major, minor, patch, List.of());
  }

  private static Precedence nextPreRelease(Precedence from) {
    List<String> identifiers = new ArrayList<>(from.preRelease());
    int last = identifiers.size() - 1;
    if (Precedence.isNumber(identifiers.get(last))) {
      identifiers.set(last, new BigInteger(identifiers.get(last)).add(ONE).toString());
    } else {
      identifiers.add("1");
    }
    return new Precedence(from.major(), from.minor(), from.patch(), identifiers);
  }

  /** In words, for example {@code a minor version}. */
  public String inWords() {
    return this == NONE ? "no version" : "a " + name().toLowerCase(Locale.ROOT) + " version";
  }
}
