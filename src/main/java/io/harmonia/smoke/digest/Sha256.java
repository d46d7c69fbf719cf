package io.harmonia.smoke.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A SHA-256 digest (FIPS 180-4) that cannot be malformed.
 *
 * <p>For example {@code e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}, the
 * digest of no bytes at all.
 */
public final class Sha256 {
  private static final int HEX_DIGITS = 64;
  private static final HexFormat HEX = HexFormat.of();

  /** The digest of an empty file. */
  public static final Sha256 OF_NOTHING =
      ofHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  private final long first;
  private final long second;
  private final long third;
  private final long fourth;

  private Sha256(byte[] digest) {
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    this.first = bytes.getLong();
    this.second = bytes.getLong();
    this.third = bytes.getLong();
    this.fourth = bytes.getLong();
  }

  private static Sha256 ofHex(String hex) {
    return new Sha256(HEX.parseHex(hex));
  }

  /** The digest that 64 hexadecimal digits of either case state, or nothing for any other text. */
  public static Optional<Sha256> parse(String text) {
    return Algorithm.SHA_256.isHex(text) ? Optional.of(ofHex(text)) : Optional.empty();
  }

  /**
   * The digest that 32 bytes are.
   *
   * @throws IllegalArgumentException for another number of bytes
   */
  public static Sha256 of(byte[] digest) {
    if (digest.length * 2 != HEX_DIGITS) {
      throw new IllegalArgumentException("A SHA-256 has 32 bytes, not " + digest.length);
    }
    return new Sha256(digest);
  }

  /** What computes one of a stream of bytes. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The digest of these bytes. */
  public static Sha256 ofContent(byte[] content) {
    return of(digest().digest(content));
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return HEX.toHexDigits(first)
        + HEX.toHexDigits(second)
        + HEX.toHexDigits(third)
        + HEX.toHexDigits(fourth);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that
        && first == that.first
        && second == that.second
        && third == that.third
        && fourth == that.fourth;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first); // a digest's bits are evenly spread
  }

  /** The same as {@link #hex()}. */
  @Override
  public String toString() {
    return hex();
  }
}
