package io.harmonia.smoke.bounds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an exception where a bound is reached. */
final class BoundedStream extends FilterInputStream {
  private final Deadline deadline;
  private long left;

  BoundedStream(InputStream in, Deadline deadline, long most) {
    super(in);
    this.deadline = deadline;
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    deadline.require();
    int read = in.read(bytes, from, length);
    left -= Math.max(0, read);
    if (left < 0) {
      throw new LimitExceededException(Limit.DOCUMENT_SIZE);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    byte[] skipped = new byte[(int) Math.min(8192, Math.max(0, bytes))];
    return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
