package io.harmonia.smoke.croissant;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a field for a digest says: a digest, something that was meant to be one, or a placeholder
 * ({@code dynamic}, {@code PLACEHOLDER_SHA256}, or the URL that Hugging Face writes).
 *
 * @param digest the digest
 * @param isPlaceholder whether it was never meant to be one
 */
record StatedDigest(Optional<Digest> digest, boolean isPlaceholder) {
  /** Hexadecimal digits alone are no word, however few there are, and so is nothing. */
  private static final Pattern DIGITS = Pattern.compile("|(?:[A-Za-z0-9-]+:)?[0-9A-Fa-f]+");

  static StatedDigest of(Algorithm algorithm, String text) {
    Optional<Digest> digest = Digest.parse(algorithm, text.strip());
    boolean isMeant =
        text.strip().length() == algorithm.hexDigits() || DIGITS.matcher(text.strip()).matches();
    return new StatedDigest(digest, digest.isEmpty() && !isMeant);
  }
}
