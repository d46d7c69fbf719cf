package io.harmonia.smoke.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes strict UTF-8 and knows how far it came: it hands out every character before the first bad
 * byte, so that {@link #line()} and {@link #column()} are that byte's place when it throws. (The
 * JDK's reader throws away what it decoded before the error.)
 *
 * <p>Lines end as JSON parsers count them: at a line feed, a carriage return, or both.
 */
final class Utf8Reader extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] buffer = new byte[1 << 13];
  private final ByteBuffer bytes = ByteBuffer.wrap(buffer).limit(0);
  private boolean ended;
  private int line = 1;
  private int column = 1;
  private boolean afterCarriageReturn;

  /**
   * @param in what to decode; not closed
   */
  Utf8Reader(InputStream in) {
    this.in = in;
  }

  /** The line of what comes next, counted from 1. */
  int line() {
    return line;
  }

  /** The column of what comes next, counted from 1, in UTF-16 code units. */
  int column() {
    return column;
  }

  /**
   * {@inheritDoc}
   *
   * @param length at least 2, the size of the largest character
   * @throws CharacterCodingException at the first bad byte
   */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer decoded = CharBuffer.wrap(target, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, decoded, ended);
      int count = decoded.position();
      if (count > 0) {
        countLines(target, offset, count);
        return count;
      }
      if (result.isError()) {
        result.throwException();
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(buffer, bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(0, read)).flip();
  }

  private void countLines(char[] text, int from, int count) {
    for (int i = from; i < from + count; i++) {
      char c = text[i];
      if (c == '\r' || (c == '\n' && !afterCarriageReturn)) {
        line++;
        column = 1;
      } else if (c != '\n') {
        column++;
      }
      afterCarriageReturn = c == '\r';
    }
  }

  /** Does nothing: what it reads from belongs to someone else. */
  @Override
  public void close() {}
}
