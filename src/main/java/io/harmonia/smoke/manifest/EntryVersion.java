package io.harmonia.smoke.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * The semantic version of an entry (SemVer 2.0.0). {@code 1.2.0}, {@code v1.2.0} and {@code
 * models:v1.2.0} are the same version.
 *
 * @param semver the version without prefixes
 */
public record EntryVersion(Semver semver) {
  private static final Pattern SPELLING = Pattern.compile("(?:(?:models|datasets):)?v?(\\d.*)");

  /** The version that a text states, or nothing where it is not a semantic version. */
  public static Optional<EntryVersion> parse(String text) {
    Matcher spelling = SPELLING.matcher(text);
    return Optional.of(spelling)
        .filter(Matcher::matches)
        .flatMap(s -> Optional.ofNullable(Semver.parse(s.group(1))))
        .filter(version -> text.endsWith(version.getVersion())) // it trims white space
        .map(EntryVersion::new);
  }

  /** The version without prefixes, for example {@code 1.2.0}. */
  @Override
  public String toString() {
    return semver.getVersion();
  }
}
