package io.harmonia.smoke.manifest;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The semantic version of an entry, after <a href="https://semver.org/spec/v2.0.0.html">SemVer
 * 2.0.0</a>, which sets no limit to its numbers: {@code 20261122061700.0.0} is one. {@code 1.2.0},
 * {@code v1.2.0} and {@code models:v1.2.0} are the same version.
 *
 * @param text the version without prefixes, for example {@code 1.2.0-rc.1+build.5}
 */
public record EntryVersion(String text) {
  private static final Pattern SPELLING = Pattern.compile("(?:(?:models|datasets):)?v?(\\d.*)");

  private static final String NUMBER = "(?:0|[1-9]\\d*+)";
  private static final String PRE_RELEASE = "(?:\\d*+[A-Za-z-][0-9A-Za-z-]*+|" + NUMBER + ")";
  private static final String BUILD = "[0-9A-Za-z-]++";

  /** Possessive throughout: a hostile version can neither overflow the stack nor take for ever. */
  private static final Pattern SEMANTIC =
      Pattern.compile(
          "%1$s\\.%1$s\\.%1$s(?:-%2$s(?:\\.%2$s)*+)?+(?:\\+%3$s(?:\\.%3$s)*+)?+"
              .formatted(NUMBER, PRE_RELEASE, BUILD));

  /** Refuses a text that is not a semantic version. */
  public EntryVersion {
    if (!SEMANTIC.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a semantic version: " + text);
    }
  }

  /** The version that a text states, or nothing where it is not a semantic version. */
  public static Optional<EntryVersion> parse(String text) {
    return Optional.of(SPELLING.matcher(text))
        .filter(Matcher::matches)
        .map(spelling -> spelling.group(1))
        .filter(version -> SEMANTIC.matcher(version).matches())
        .map(EntryVersion::new);
  }

  /** The version that a text states, or what is wrong with it. */
  static Stated<EntryVersion> stated(String text, Location at) {
    return parse(text)
        .map(version -> Stated.valid(text, at, version))
        .orElseGet(
            () ->
                Stated.invalid(
                    text,
                    at,
                    Printable.quoted(text) + " is not a semantic version",
                    "Write MAJOR.MINOR.PATCH without leading zeros, for example 1.0.0"
                        + " (semver.org)."));
  }

  /** The version without prefixes, for example {@code 1.2.0}. */
  @Override
  public String toString() {
    return text;
  }
}
