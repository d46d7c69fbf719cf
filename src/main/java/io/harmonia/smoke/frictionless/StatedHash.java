package io.harmonia.smoke.frictionless;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code hash}: {@code algorithm:digest}, or a bare MD5.
 *
 * @param algorithm as written, where one is
 * @param known the algorithm, unless it is unknown
 * @param digest the digest, if it has the form of one
 */
record StatedHash(Optional<String> algorithm, Optional<Algorithm> known, Optional<Digest> digest) {
  /** What an algorithm may be called; other texts before a colon name none. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]{0,30}");

  /** Reads one; the algorithm of a bare one is given. */
  static StatedHash parse(String text, Algorithm bare) {
    int colon = text.indexOf(':');
    String before = colon < 0 ? "" : text.substring(0, colon).strip();
    if (!NAME.matcher(before).matches()) {
      return new StatedHash(Optional.empty(), Optional.of(bare), Digest.parse(bare, text.strip()));
    }
    Optional<Algorithm> known = Algorithm.named(before.toLowerCase(Locale.ROOT));
    return new StatedHash(
        Optional.of(before),
        known,
        known.flatMap(it -> Digest.parse(it, text.substring(colon + 1).strip())));
  }

  /** What was expected where it has not the form of a digest. */
  String expected() {
    Algorithm is = known.orElseThrow();
    return is.hexDigits()
        + " hexadecimal digits for "
        + (algorithm.isEmpty() ? "an " + is.label() + ", which a bare hash is" : is.label());
  }
}
