package io.harmonia.smoke.checksum;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.DigestLookalike;
import java.util.Optional;
import java.util.regex.Pattern;

/** SHA-256, as {@code sha256sum} writes it. */
final class Sha256Form implements DigestForm {
  private static final Pattern TAG = Pattern.compile("(SHA256) ?\\(");
  private static final Pattern PLAIN =
      Pattern.compile("([0-9A-Fa-f]{64})[ \\t](.+)", Pattern.DOTALL);

  @Override
  public Pattern tag() {
    return TAG;
  }

  @Override
  public Pattern plain() {
    return PLAIN;
  }

  @Override
  public Optional<Digest> digest(Optional<String> tag, String text) {
    return Digest.parse(Algorithm.SHA_256, text);
  }

  @Override
  public String described(Optional<String> tag, String text) {
    return DigestLookalike.describe(text);
  }

  @Override
  public String expected() {
    return "64 hexadecimal digits, two spaces and a path, as sha256sum prints them";
  }

  @Override
  public String remedy() {
    return "Replace the line by what sha256sum PATH prints, or start it with # to make it a"
        + " comment.";
  }

  @Override
  public String called() {
    return "a SHA-256";
  }
}
