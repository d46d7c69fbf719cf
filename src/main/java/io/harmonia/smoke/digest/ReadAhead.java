package io.harmonia.smoke.digest;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a file, read by a second thread while the first computes: worth it for a large file
 * where a core has nothing else to do.
 */
final class ReadAhead implements AutoCloseable {
  /** Two cores' caches hold them. */
  private static final int BLOCK = 256 * 1024;

  private static final int BLOCKS = 4;

  private final ReadableByteChannel channel;
  private final Deadline deadline;
  private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Read> ahead = new ArrayBlockingQueue<>(BLOCKS + 1);
  private final Thread reader = new Thread(this::read, "smoke-read-ahead");

  /** What reading gave: a block, or the end of the file, or why it could not be read. */
  private record Read(@Nullable ByteBuffer block, @Nullable IOException failure) {
    static final Read END = new Read(null, null);
  }

  /** Begins to read. */
  ReadAhead(ReadableByteChannel channel, Deadline deadline) {
    this.channel = channel;
    this.deadline = deadline;
    for (int i = 0; i < BLOCKS; i++) {
      free.add(ByteBuffer.allocateDirect(BLOCK));
    }
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * The next block, or {@code null} at the end. It is the caller's until it is given back.
   *
   * @throws TimedOutException if the deadline comes first
   * @throws IOException if it cannot be read
   */
  @Nullable ByteBuffer next() throws IOException {
    try {
      Read read;
      do {
        deadline.require();
        read = ahead.poll(1, TimeUnit.SECONDS);
      } while (read == null);
      if (read.failure() != null) {
        throw read.failure();
      }
      return read.block();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while it was read").initCause(e);
    }
  }

  /** Takes a block back. */
  void giveBack(ByteBuffer block) {
    free.add(block);
  }

  private void read() {
    try {
      ByteBuffer block = free.take().clear();
      while (channel.read(block) >= 0) {
        ahead.add(new Read(block.flip(), null));
        block = free.take().clear();
      }
      ahead.add(Read.END);
    } catch (IOException e) {
      ahead.add(new Read(null, e));
    } catch (RuntimeException | Error e) {
      ahead.add(new Read(null, new IOException("reading broke off", e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody wants more
    }
  }

  /** Ends reading; the channel is the caller's to close. */
  @Override
  public void close() {
    reader.interrupt();
  }
}
