package io.harmonia.smoke.version;

import io.harmonia.smoke.manifest.EntryVersion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.semver4j.Semver;

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
  static Bump between(EntryVersion before, EntryVersion after) {
    Semver from = before.semver();
    Semver to = after.semver();
    boolean unstable = from.getMajor() == 0;
    if (isPreRelease(from) || from.getMajor() != to.getMajor()) {
      return MAJOR;
    }
    if (from.getMinor() != to.getMinor()) {
      return unstable ? MAJOR : MINOR;
    }
    return unstable ? MINOR : PATCH;
  }

  /**
   * The smallest usual version that is higher by at least this much. After a pre-release it is the
   * next pre-release, for example {@code 1.0.0-rc.2} after {@code 1.0.0-rc.1}.
   */
  public EntryVersion after(EntryVersion version) {
    Semver from = version.semver().withClearedBuild();
    if (isPreRelease(from)) {
      return new EntryVersion(nextPreRelease(from));
    }
    boolean unstable = from.getMajor() == 0;
    return new EntryVersion(
        switch (this) {
          case NONE -> from;
          case PATCH -> from.nextPatch();
          case MINOR -> unstable ? from.nextPatch() : from.nextMinor();
          case MAJOR -> unstable ? from.nextMinor() : from.nextMajor();
        });
  }

  /** In words, for example {@code a minor version}. */
  public String inWords() {
    return this == NONE ? "no version" : "a " + name().toLowerCase(Locale.ROOT) + " version";
  }

  private static boolean isPreRelease(Semver version) {
    return !version.getPreRelease().isEmpty();
  }

  private static Semver nextPreRelease(Semver version) {
    List<String> identifiers = version.getPreRelease();
    String last = identifiers.get(identifiers.size() - 1);
    Stream<String> kept =
        last.matches("\\d{1,9}")
            ? Stream.concat(
                identifiers.stream().limit(identifiers.size() - 1L),
                Stream.of(String.valueOf(Integer.parseInt(last) + 1)))
            : Stream.concat(identifiers.stream(), Stream.of("1"));
    return version.withClearedPreRelease().withPreRelease(String.join(".", kept.toList()));
  }
}
