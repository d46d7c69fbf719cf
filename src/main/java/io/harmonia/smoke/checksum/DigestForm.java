package io.harmonia.smoke.checksum;

import io.harmonia.smoke.digest.Digest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which digests stand in the lines of a checksum file, and how messages speak of them. */
public interface DigestForm {
  /** What stands before a name in brackets; its group 1 is the tag, for example {@code SHA256}. */
  Pattern tag();

  /** A digest (group 1), one white space, and the rest of the line (group 2), the whole of it. */
  Pattern plain();

  /** The digest that a text is, or nothing where it is none of these. */
  Optional<Digest> digest(Optional<String> tag, String text);

  /** The name of the algorithm of a tag, where nobody here can compute it. */
  default Optional<String> unknown(String tag) {
    return Optional.empty();
  }

  /** What a text is that is none of these digests, to stand after “has for a digest”. */
  String described(Optional<String> tag, String text);

  /** What a line should be. */
  String expected();

  /** What to do about one that is not so. */
  String remedy();

  /** What a digest of these is called, for example {@code a SHA-256}. */
  String called();
}
