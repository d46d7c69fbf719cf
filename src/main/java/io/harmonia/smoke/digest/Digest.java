package io.harmonia.smoke.digest;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A digest of an algorithm, which cannot be malformed: {@code MD5
 * d41d8cd98f00b204e9800998ecf8427e}.
 */
public final class Digest {
  private static final HexFormat HEX = HexFormat.of();

  private final Algorithm algorithm;
  private final byte[] bytes;

  private Digest(Algorithm algorithm, byte[] bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /** The digest that hexadecimal digits of either case state; nothing for any other text. */
  public static Optional<Digest> parse(Algorithm algorithm, String hex) {
    return algorithm.isHex(hex)
        ? Optional.of(new Digest(algorithm, HEX.parseHex(hex)))
        : Optional.empty();
  }

  public static Digest of(Sha256 sha256) {
    return new Digest(Algorithm.SHA_256, HEX.parseHex(sha256.hex()));
  }

  static Digest of(Algorithm algorithm, byte[] bytes) {
    return new Digest(algorithm, bytes);
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** The same as a SHA-256, if it is one. */
  public Optional<Sha256> sha256() {
    return algorithm == Algorithm.SHA_256 ? Optional.of(Sha256.of(bytes)) : Optional.empty();
  }

  /** Hexadecimal digits in lower case. */
  public String hex() {
    return HEX.formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that
        && algorithm == that.algorithm
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** For example {@code MD5 d41d8cd98f00b204e9800998ecf8427e}. */
  @Override
  public String toString() {
    return algorithm.label() + " " + hex();
  }
}
