package io.harmonia.smoke.digest;

import java.security.MessageDigest;
import org.apache.commons.codec.digest.Blake3;

/** BLAKE3 without a key, in 32 bytes, as {@code b3sum} prints it; computed by Commons Codec. */
final class Blake3Digest extends MessageDigest {
  private static final int LENGTH = 32;

  private final Blake3 hasher = Blake3.initHash();

  Blake3Digest() {
    super("BLAKE3");
  }

  @Override
  protected int engineGetDigestLength() {
    return LENGTH;
  }

  @Override
  protected void engineReset() {
    hasher.reset();
  }

  @Override
  protected void engineUpdate(byte input) {
    hasher.update(new byte[] {input});
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int count) {
    hasher.update(input, offset, count);
  }

  @Override
  protected byte[] engineDigest() {
    byte[] digest = hasher.doFinalize(LENGTH);
    hasher.reset();
    return digest;
  }
}
