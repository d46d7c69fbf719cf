package io.harmonia.smoke.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to make a digest of a content. A new one is a line here.
 *
 * <p>What a weak one verified shows an accident, not an attack.
 */
public enum Algorithm {
  MD5("MD5", 32, false),
  SHA_1("SHA-1", 40, false),
  SHA_224("SHA-224", 56, true),
  SHA_256("SHA-256", 64, true),
  SHA_384("SHA-384", 96, true),
  SHA_512("SHA-512", 128, true);

  private final String label;
  private final int hexDigits;
  private final boolean strong;

  Algorithm(String label, int hexDigits, boolean strong) {
    this.label = label;
    this.hexDigits = hexDigits;
    this.strong = strong;
  }

  /** The one that a record means, however it writes it: {@code sha256}, {@code SHA-256}. */
  public static Optional<Algorithm> named(String text) {
    String plain = plain(text);
    return Arrays.stream(values()).filter(one -> plain(one.label).equals(plain)).findFirst();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /** As messages write it, for example {@code SHA-256}. */
  public String label() {
    return label;
  }

  /** How many hexadecimal digits a digest has. */
  public int hexDigits() {
    return hexDigits;
  }

  /** Whether nobody can make another content that has the same digest. */
  public boolean isStrong() {
    return strong;
  }

  /** Computes one. */
  MessageDigest start() {
    try {
      return MessageDigest.getInstance(label);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The Java platform lacks " + label, e);
    }
  }
}
