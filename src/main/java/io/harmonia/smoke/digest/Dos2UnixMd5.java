package io.harmonia.smoke.digest;

import java.security.MessageDigest;

/**
 * What DVC 2 recorded as MD5, and DVC 3 calls {@code md5-dos2unix}: of a text, the MD5 that it has
 * with CRLF as LF. Whether something is a text is told from 512 bytes: no NUL, and at most 30 %
 * that are not printable ASCII. As DVC 3 does, each block of a mebibyte is looked at by itself, so
 * a CRLF that two blocks share stays.
 */
final class Dos2UnixMd5 extends MessageDigest {
  private static final int BLOCK = 1 << 20;
  private static final int SEEN = 512;

  private final MessageDigest md5;
  private final byte[] start = new byte[SEEN];
  private final byte[] one = new byte[1];
  private int inBlock;
  private boolean isText;
  private boolean afterReturn;

  Dos2UnixMd5(MessageDigest md5) {
    super("md5-dos2unix");
    this.md5 = md5;
  }

  @Override
  protected void engineUpdate(byte input) {
    one[0] = input;
    engineUpdate(one, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int take;
      if (inBlock < SEEN) {
        take = Math.min(end - at, SEEN - inBlock);
        System.arraycopy(input, at, start, inBlock, take);
        inBlock += take;
        if (inBlock == SEEN) {
          begin(SEEN);
        }
      } else {
        take = Math.min(end - at, BLOCK - inBlock);
        pass(input, at, take);
        inBlock += take;
      }
      at += take;
      if (inBlock == BLOCK) {
        endBlock();
      }
    }
  }

  /** Decides what the block is, and passes on what was kept to decide it. */
  private void begin(int length) {
    isText = isText(start, length);
    pass(start, 0, length);
  }

  private void endBlock() {
    if (inBlock > 0 && inBlock < SEEN) {
      begin(inBlock);
    }
    if (afterReturn) {
      md5.update((byte) '\r');
    }
    afterReturn = false;
    inBlock = 0;
  }

  private void pass(byte[] bytes, int offset, int length) {
    if (!isText) {
      md5.update(bytes, offset, length);
      return;
    }
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (afterReturn && bytes[i] != '\n') {
        md5.update((byte) '\r');
      }
      afterReturn = bytes[i] == '\r';
      if (afterReturn) {
        md5.update(bytes, from, i - from);
        from = i + 1;
      }
    }
    md5.update(bytes, from, offset + length - from);
  }

  static boolean isText(byte[] block, int length) {
    int others = 0;
    for (int i = 0; i < length; i++) {
      byte b = block[i];
      if (b == 0) {
        return false;
      }
      if (b < 32 || b == 127) { // beyond ASCII a byte is negative
        others += b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == '\b' ? 0 : 1;
      }
    }
    return (double) others / Math.max(1, length) <= 0.30;
  }

  @Override
  protected byte[] engineDigest() {
    endBlock();
    return md5.digest();
  }

  @Override
  protected void engineReset() {
    md5.reset();
    inBlock = 0;
    afterReturn = false;
  }
}
