package io.harmonia.smoke.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to make a digest of a content. A new one is a line here.
 *
 * <p>What a weak one verified shows an accident, not an attack.
 */
public enum Algorithm {
  MD5("MD5", 32, false),
  /** What DVC 2 recorded as MD5: of a text, that with its line ends as LF. */
  MD5_DOS2UNIX("md5-dos2unix", 32, false),
  SHA_1("SHA-1", 40, false),
  SHA_224("SHA-224", 56, true, "SHA2-224"),
  SHA_256("SHA-256", 64, true, "SHA2-256"),
  SHA_384("SHA-384", 96, true, "SHA2-384"),
  SHA_512("SHA-512", 128, true, "SHA2-512"),
  SHA_512_256("SHA-512/256", 64, true, "SHA2-512/256"),
  SHA3_224("SHA3-224", 56, true),
  SHA3_256("SHA3-256", 64, true),
  SHA3_384("SHA3-384", 96, true),
  SHA3_512("SHA3-512", 128, true),
  BLAKE2B("BLAKE2b", 128, true, "BLAKE2b-512", "BLAKE2", "B2"),
  BLAKE2B_384("BLAKE2b-384", 96, true),
  BLAKE2B_256("BLAKE2b-256", 64, true),
  BLAKE2B_160("BLAKE2b-160", 40, true),
  BLAKE2S("BLAKE2s", 64, true, "BLAKE2s-256"),
  BLAKE3("BLAKE3", 64, true, "B3");

  private final String label;
  private final int hexDigits;
  private final boolean strong;

  /** What else it is called, each as plain as can be, with blanks around it. */
  private final String aliases;

  Algorithm(String label, int hexDigits, boolean strong, String... aliases) {
    this.label = label;
    this.hexDigits = hexDigits;
    this.strong = strong;
    this.aliases = " " + plain(String.join(" ", aliases)) + " ";
  }

  /** The one that a record means, however it writes it: {@code sha256}, {@code SHA-256}. */
  public static Optional<Algorithm> named(String text) {
    String plain = plain(text);
    return Arrays.stream(values())
        .filter(
            one ->
                plain(one.label).equals(plain)
                    || (!plain.isBlank() && one.aliases.contains(" " + plain + " ")))
        .findFirst();
  }

  /** The one that a digest of so many digits usually is of, where nothing else says which. */
  public static Optional<Algorithm> ofDigits(int hexDigits) {
    return Arrays.stream(values()).filter(one -> one.hexDigits == hexDigits).findFirst();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace("/", "");
  }

  /** As messages write it, for example {@code SHA-256}. */
  public String label() {
    return label;
  }

  /** Whether a text is as many hexadecimal digits, of either case, as a digest has. */
  boolean isHex(String text) {
    if (text.length() != hexDigits) {
      return false;
    }
    for (int i = 0; i < hexDigits; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
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
    return switch (this) {
      case MD5_DOS2UNIX -> new Dos2UnixMd5(MD5.start());
      case BLAKE2B, BLAKE2B_384, BLAKE2B_256, BLAKE2B_160 -> new Blake2b(hexDigits / 2);
      case BLAKE2S -> new Blake2s(hexDigits / 2);
      case BLAKE3 -> new Blake3Digest();
      default -> ofThePlatform();
    };
  }

  private MessageDigest ofThePlatform() {
    try {
      return MessageDigest.getInstance(label);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The Java platform lacks " + label, e);
    }
  }
}
