package io.harmonia.smoke.gguf;

import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Quantity;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The numbers and texts of a header, one after the other. Never reads past the end of the file, and
 * of a header no more than is bearable.
 */
final class GgufInput {
  /** The largest ones, with vocabularies of a million words, have some ten million bytes. */
  private static final long MOST_BYTES = 500_000_000;

  private static final int LONGEST_NAME = 65_535;

  private final InputStream in;
  private final long size;
  private long position;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean countsAreInts;

  /**
   * @param in the file
   * @param size its bytes
   */
  GgufInput(InputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  /** Reads all that follows with the most significant byte first. */
  void isBigEndian() {
    order = ByteOrder.BIG_ENDIAN;
  }

  /** Reads counts as version 1 has them, in four bytes. */
  void countsAreInts() {
    countsAreInts = true;
  }

  /** Bytes read. */
  long position() {
    return position;
  }

  /** Four bytes without a sign. */
  long number() throws IOException, BrokenHeaderException {
    return ByteBuffer.wrap(bytes(4)).order(order).getInt() & 0xFFFF_FFFFL;
  }

  /** Eight bytes, which would be below 0 where they are more than any file holds. */
  long large() throws IOException, BrokenHeaderException {
    return ByteBuffer.wrap(bytes(8)).order(order).getLong();
  }

  /** A length, a count or a dimension. */
  long count() throws IOException, BrokenHeaderException {
    return countsAreInts ? number() : large();
  }

  /** An integer of one to eight bytes. */
  long integer(int bytes, boolean isSigned) throws IOException, BrokenHeaderException {
    ByteBuffer value = ByteBuffer.wrap(bytes(bytes)).order(order);
    return switch (bytes) {
      case 1 -> isSigned ? value.get() : value.get() & 0xFF;
      case 2 -> isSigned ? value.getShort() : value.getShort() & 0xFFFF;
      case 4 -> isSigned ? value.getInt() : value.getInt() & 0xFFFF_FFFFL;
      default -> value.getLong();
    };
  }

  /** A name. */
  String name(String of) throws IOException, BrokenHeaderException {
    long length = count();
    if (length < 0 || length > LONGEST_NAME) {
      need(length);
      throw new BrokenHeaderException(
          of
              + " has a name of "
              + Quantity.exactBytes(length)
              + ", expected at most "
              + Quantity.grouped(LONGEST_NAME),
          false);
    }
    return new String(bytes((int) length), StandardCharsets.UTF_8);
  }

  /** Passes over so many bytes. */
  void skip(long bytes) throws IOException, BrokenHeaderException {
    need(bytes);
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw becameShorter(e);
    }
    position += bytes;
  }

  /** The next bytes. */
  byte[] bytes(int count) throws IOException, BrokenHeaderException {
    need(count);
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw becameShorter(new EOFException());
    }
    position += count;
    return bytes;
  }

  private static IOException becameShorter(EOFException e) {
    return new IOException("it became shorter while it was read", e);
  }

  private void need(long bytes) throws IOException, BrokenHeaderException {
    if (bytes < 0 || bytes > size - position) {
      throw new BrokenHeaderException(
          "expected "
              + (bytes < 0 ? "more" : Quantity.exactBytes(bytes) + " more")
              + " of its header after byte "
              + Quantity.grouped(position)
              + ", actual "
              + Quantity.exactBytes(size)
              + " in all",
          true);
    }
    if (position + bytes > MOST_BYTES) {
      throw new UntoldException(
          "its header has more than " + Quantity.exactBytes(MOST_BYTES),
          "Restore the artifact, or record a SHA-256 of it, which needs no header.");
    }
  }
}
