package io.harmonia.smoke.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** BLAKE2b without a key (RFC 7693), which the Java platform lacks: {@code b2sum} prints it. */
final class Blake2b extends Blake2 {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int ROUNDS = 12;
  private static final long[] START = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  private final long[] state = new long[8];
  private final long[] words = new long[16];
  private final long[] work = new long[16];

  /**
   * @param length bytes of the digest, at most 64
   */
  Blake2b(int length) {
    super("BLAKE2b", length, 128);
    engineReset();
  }

  @Override
  void start(int parameters) {
    System.arraycopy(START, 0, state, 0, state.length);
    state[0] ^= parameters;
  }

  @Override
  byte[] state() {
    byte[] all = new byte[64];
    for (int i = 0; i < state.length; i++) {
      WORDS.set(all, 8 * i, state[i]);
    }
    return all;
  }

  @Override
  void compress(byte[] from, int offset, long counted, boolean last) {
    for (int i = 0; i < words.length; i++) {
      words[i] = (long) WORDS.get(from, offset + 8 * i);
    }
    System.arraycopy(state, 0, work, 0, 8);
    System.arraycopy(START, 0, work, 8, 8);
    work[12] ^= counted; // of its upper half, for 2^64 bytes and more, there is no use
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

  private void mix(int a, int b, int c, int d, long x, long y) {
    work[a] += work[b] + x;
    work[d] = Long.rotateRight(work[d] ^ work[a], 32);
    work[c] += work[d];
    work[b] = Long.rotateRight(work[b] ^ work[c], 24);
    work[a] += work[b] + y;
    work[d] = Long.rotateRight(work[d] ^ work[a], 16);
    work[c] += work[d];
    work[b] = Long.rotateRight(work[b] ^ work[c], 63);
  }
}
