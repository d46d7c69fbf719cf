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
  private byte[] bytes = new byte[256];
  private int length;

  /**
   * @param in buffered
   */
  ZeroEnded(InputStream in) {
    this.in = in;
  }

  /** Goes to the next text, if there is one. */
  boolean next() throws IOException {
    length = 0;
    int read = in.read();
    boolean any = read >= 0;
    for (; read > 0; read = in.read()) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
      bytes[length++] = (byte) read;
    }
    return any;
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
