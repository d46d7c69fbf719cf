package io.harmonia.smoke.digest;

import java.security.MessageDigest;
import java.util.Arrays;

/** What BLAKE2b and BLAKE2s have in common (RFC 7693): a content is taken block by block. */
abstract class Blake2 extends MessageDigest {
  private final int length;
  private final byte[] block;
  private int filled;
  private long counted;

  /**
   * @param length bytes of the digest
   * @param blockLength bytes of a block
   */
  Blake2(String name, int length, int blockLength) {
    super(name + "-" + 8 * length);
    this.length = length;
    this.block = new byte[blockLength];
  }

  /**
   * Begins anew.
   *
   * @param parameters of the digest, for the first word of the state
   */
  abstract void start(int parameters);

  /**
   * Takes a block.
   *
   * @param counted bytes up to its end
   */
  abstract void compress(byte[] from, int offset, long counted, boolean last);

  /** The state, in its bytes. */
  abstract byte[] state();

  @Override
  protected final int engineGetDigestLength() {
    return length;
  }

  @Override
  protected final void engineReset() {
    start(0x01010000 ^ length);
    filled = 0;
    counted = 0;
  }

  @Override
  protected final void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected final void engineUpdate(byte[] input, int offset, int count) {
    int at = offset;
    int end = offset + count;
    while (at < end) {
      if (filled == block.length) { // the last block is compressed at the end
        counted += block.length;
        compress(block, 0, counted, false);
        filled = 0;
      }
      if (filled == 0 && end - at > block.length) {
        counted += block.length;
        compress(input, at, counted, false);
        at += block.length;
      } else {
        int taken = Math.min(block.length - filled, end - at);
        System.arraycopy(input, at, block, filled, taken);
        filled += taken;
        at += taken;
      }
    }
  }

  @Override
  protected final byte[] engineDigest() {
    Arrays.fill(block, filled, block.length, (byte) 0);
    compress(block, 0, counted + filled, true);
    byte[] digest = Arrays.copyOf(state(), length);
    engineReset();
    return digest;
  }
}
