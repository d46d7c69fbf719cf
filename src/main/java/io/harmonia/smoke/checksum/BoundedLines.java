package io.harmonia.smoke.checksum;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream of bytes, one after the other. A line ends before {@code \n} or {@code
 * \r\n}; of one that is too long no more is kept than is allowed.
 */
final class BoundedLines {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final int maxLength;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int end;
  private byte[] line = new byte[256];
  private int length;
  private boolean tooLong;

  /**
   * @param in read in blocks
   * @param maxLength bytes of a line without its end
   */
  BoundedLines(InputStream in, int maxLength) {
    this.in = in;
    this.maxLength = maxLength;
  }

  /** Goes to the next line, if there is one. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    boolean carriageReturn = false;
    while (at < end || fill()) {
      any = true;
      int lineEnd = at;
      while (lineEnd < end && block[lineEnd] != '\n') {
        lineEnd++;
      }
      if (carriageReturn && lineEnd > at) {
        keep(new byte[] {'\r'}, 0, 1);
      }
      boolean ends = lineEnd < end;
      boolean more = lineEnd > at;
      if (more) {
        carriageReturn = block[lineEnd - 1] == '\r';
        keep(block, at, lineEnd - at - (carriageReturn ? 1 : 0));
      }
      at = ends ? lineEnd + 1 : lineEnd;
      if (ends) {
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(block, 0, BLOCK));
    return end > 0;
  }

  private void keep(byte[] from, int start, int count) {
    int some = Math.min(count, maxLength - length);
    tooLong |= some < count;
    if (length + some > line.length) {
      line = Arrays.copyOf(line, Math.min(maxLength, Math.max(2 * line.length, length + some)));
    }
    System.arraycopy(from, start, line, length, some);
    length += some;
  }

  boolean isTooLong() {
    return tooLong;
  }

  boolean isEmpty() {
    return length == 0;
  }

  boolean isComment() {
    return length > 0 && line[0] == '#';
  }

  byte[] bytes() {
    return Arrays.copyOf(line, length);
  }
}
