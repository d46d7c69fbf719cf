package io.harmonia.smoke.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/** BLAKE2s without a key (RFC 7693), which the Java platform lacks: Python has it, too. */
final class Blake2s extends MessageDigest {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 64;
  private static final int ROUNDS = 10;
  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private final int length;
  private final int[] state = new int[8];
  private final int[] words = new int[16];
  private final int[] work = new int[16];
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private long counted;

  /**
   * @param length bytes of the digest, at most 32
   */
  Blake2s(int length) {
    super("BLAKE2s-" + 8 * length);
    this.length = length;
    engineReset();
  }

  @Override
  protected int engineGetDigestLength() {
    return length;
  }

  @Override
  protected void engineReset() {
    System.arraycopy(START, 0, state, 0, state.length);
    state[0] ^= 0x01010000 ^ length;
    filled = 0;
    counted = 0;
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int count) {
    int at = offset;
    int end = offset + count;
    while (at < end) {
      if (filled == BLOCK) { // the last block is compressed at the end
        compress(block, 0, false);
        filled = 0;
      }
      if (filled == 0 && end - at > BLOCK) {
        compress(input, at, false);
        at += BLOCK;
      } else {
        int taken = Math.min(BLOCK - filled, end - at);
        System.arraycopy(input, at, block, filled, taken);
        filled += taken;
        at += taken;
      }
    }
  }

  @Override
  protected byte[] engineDigest() {
    Arrays.fill(block, filled, BLOCK, (byte) 0);
    compress(block, 0, true);
    byte[] all = new byte[32];
    for (int i = 0; i < state.length; i++) {
      WORDS.set(all, 4 * i, state[i]);
    }
    engineReset();
    return Arrays.copyOf(all, length);
  }

  private void compress(byte[] from, int offset, boolean last) {
    counted += last ? filled : BLOCK;
    for (int i = 0; i < words.length; i++) {
      words[i] = (int) WORDS.get(from, offset + 4 * i);
    }
    System.arraycopy(state, 0, work, 0, 8);
    System.arraycopy(START, 0, work, 8, 8);
    work[12] ^= (int) counted;
    work[13] ^= (int) (counted >>> 32);
    work[14] = last ? ~work[14] : work[14];
    for (int round = 0; round < ROUNDS; round++) {
      byte[] order = Blake2Order.OF_ROUND[round % Blake2Order.OF_ROUND.length];
      for (int i = 0; i < 4; i++) {
        mix(i, 4 + i, 8 + i, 12 + i, words[order[2 * i]], words[order[2 * i + 1]]);
      }
      for (int i = 0; i < 4; i++) {
        int b = 4 + (i + 1) % 4;
        int c = 8 + (i + 2) % 4;
        int d = 12 + (i + 3) % 4;
        mix(i, b, c, d, words[order[8 + 2 * i]], words[order[9 + 2 * i]]);
      }
    }
    for (int i = 0; i < state.length; i++) {
      state[i] ^= work[i] ^ work[i + 8];
    }
  }

  private void mix(int a, int b, int c, int d, int x, int y) {
    work[a] += work[b] + x;
    work[d] = Integer.rotateRight(work[d] ^ work[a], 16);
    work[c] += work[d];
    work[b] = Integer.rotateRight(work[b] ^ work[c], 12);
    work[a] += work[b] + y;
    work[d] = Integer.rotateRight(work[d] ^ work[a], 8);
    work[c] += work[d];
    work[b] = Integer.rotateRight(work[b] ^ work[c], 7);
  }
}
