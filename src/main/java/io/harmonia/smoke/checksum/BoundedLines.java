package io.harmonia.smoke.checksum;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a stream of bytes, one after the other. A line ends before {@code \n} or {@code
 * \r\n}; of one that is too long no more is kept than is allowed.
 */
final class BoundedLines {
  private final InputStream in;
  private final int maxLength;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean tooLong;

  /**
   * @param in buffered
   * @param maxLength bytes of a line without its end
   */
  BoundedLines(InputStream in, int maxLength) {
    this.in = in;
    this.maxLength = maxLength;
  }

  /** Goes to the next line, if there is one. */
  boolean next() throws IOException {
    line.reset();
    tooLong = false;
    int read = in.read();
    boolean any = read >= 0;
    boolean carriageReturn = false;
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (carriageReturn) {
        keep('\r');
      }
      carriageReturn = read == '\r';
      if (!carriageReturn) {
        keep(read);
      }
    }
    return any;
  }

  private void keep(int read) {
    if (line.size() < maxLength) {
      line.write(read);
    } else {
      tooLong = true;
    }
  }

  boolean isTooLong() {
    return tooLong;
  }

  boolean isEmpty() {
    return line.size() == 0;
  }

  boolean isComment() {
    return !isEmpty() && bytes()[0] == '#';
  }

  byte[] bytes() {
    return line.toByteArray();
  }
}
