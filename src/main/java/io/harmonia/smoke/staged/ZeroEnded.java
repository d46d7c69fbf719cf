package io.harmonia.smoke.staged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts that a zero byte ends, one after the other, as git writes them with {@code -z}. */
final class ZeroEnded {
  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] bytes = new byte[256];
  private int length;

  /**
   * @param in read to its end
   */
  ZeroEnded(InputStream in) {
    this.in = in;
  }

  /** Goes to the next text, if there is one. */
  boolean next() throws IOException {
    length = 0;
    boolean any = false;
    while (true) {
      if (at == end) {
        end = Math.max(0, in.read(chunk));
        at = 0;
        if (end == 0) {
          return any;
        }
      }
      any = true;
      int from = at;
      while (at < end && chunk[at] != 0) {
        at++;
      }
      append(from);
      if (at < end) {
        at++; // the zero
        return true;
      }
    }
  }

  private void append(int from) {
    int more = at - from;
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
    System.arraycopy(chunk, from, bytes, length, more);
    length += more;
  }

  /** The text; what is no UTF-8 is replaced in it. */
  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Whether the text is UTF-8. */
  boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
