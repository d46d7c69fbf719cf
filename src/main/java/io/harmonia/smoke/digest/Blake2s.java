package io.harmonia.smoke.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** BLAKE2s without a key (RFC 7693), which the Java platform lacks: Python has it, too. */
final class Blake2s extends Blake2 {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int ROUNDS = 10;
  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private final int[] state = new int[8];
  private final int[] words = new int[16];
  private final int[] work = new int[16];

  /**
   * @param length bytes of the digest, at most 32
   */
  Blake2s(int length) {
    super("BLAKE2s", length, 64);
    engineReset();
  }

  @Override
  void start(int parameters) {
    System.arraycopy(START, 0, state, 0, state.length);
    state[0] ^= parameters;
  }

  @Override
  byte[] state() {
    byte[] all = new byte[32];
    for (int i = 0; i < state.length; i++) {
      WORDS.set(all, 4 * i, state[i]);
    }
    return all;
  }

  @Override
  void compress(byte[] from, int offset, long counted, boolean last) {
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
