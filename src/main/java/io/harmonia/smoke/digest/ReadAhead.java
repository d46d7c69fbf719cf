package io.harmonia.smoke.digest;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file to its end in a thread of its own, a few blocks ahead of who hashes them.
 *
 * <p>The thread is the only one that touches the channel once it runs, and closes it: closing from
 * elsewhere would wait for a read from a mount that hangs. Where the reader hangs so, the deadline
 * still comes ({@link #next}), and the thread, a daemon, is left behind.
 */
final class ReadAhead implements AutoCloseable {
  /** Below this size there is little to be won. */
  static final long WORTHWHILE = 16L << 20;

  /** Larger ones are slower on Java 17: they no longer fit the processor's cache. */
  static final int SLICE = 128 * 1024;

  /** Large enough that handing them over costs nothing beside hashing them. */
  static final int BLOCK = 512 * 1024;

  private static final int BLOCKS = 4;
  private static final long LOOK_AT_DEADLINE_MS = 100;
  private static final ByteBuffer END = ByteBuffer.allocate(0);

  private final ReadableByteChannel channel;
  private final Deadline deadline;
  private final Runnable whenDone;
  private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BLOCKS + 1);
  private final BlockingQueue<ByteBuffer> filled = new ArrayBlockingQueue<>(BLOCKS + 1);
  private volatile boolean abandoned;
  private volatile @Nullable Throwable failure;
  private ByteBuffer current = END;

  private ReadAhead(ReadableByteChannel channel, Deadline deadline, Runnable whenDone) {
    this.channel = channel;
    this.deadline = deadline;
    this.whenDone = whenDone;
  }

  /**
   * Begins to read.
   *
   * @param channel is closed by the reader
   * @param deadline is looked at while a block is waited for
   * @param whenDone is run by the reader as the last thing
   */
  static ReadAhead begin(ReadableByteChannel channel, Deadline deadline, Runnable whenDone) {
    ReadAhead ahead = new ReadAhead(channel, deadline, whenDone);
    for (int i = 0; i < BLOCKS; i++) {
      ahead.free.add(ByteBuffer.allocate(BLOCK));
    }
    Thread reader = new Thread(ahead::readAll, "smoke-read-ahead");
    reader.setDaemon(true);
    reader.start();
    return ahead;
  }

  /**
   * The next block, which is the caller's until the next call; an empty one at the file's end.
   *
   * @throws TimedOutException if the deadline comes first
   * @throws IOException if it could not be read
   */
  ByteBuffer next() throws IOException {
    if (!isEnd(current)) {
      free.add(current);
      current = END;
    }
    ByteBuffer block = null;
    while (block == null) {
      deadline.require();
      block = poll();
    }
    current = block;
    if (isEnd(block)) {
      rethrow(failure);
    }
    return block;
  }

  private static boolean isEnd(ByteBuffer block) {
    return block.capacity() == 0;
  }

  private @Nullable ByteBuffer poll() throws IOException {
    try {
      return filled.poll(LOOK_AT_DEADLINE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException(); // as a read in this thread would
    }
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  /** Lets the reader end, without waiting for it. */
  @Override
  public void close() {
    abandoned = true;
    free.add(END);
  }

  private void readAll() {
    try (channel) {
      for (ByteBuffer block = free.take(); !abandoned && fill(block); block = free.take()) {
        filled.add(block);
      }
    } catch (Throwable e) { // whatever it is, who waits for the blocks throws it
      failure = e;
    } finally {
      whenDone.run();
      filled.add(END);
    }
  }

  /** Whether there was anything left to fill it with. */
  private boolean fill(ByteBuffer block) throws IOException {
    block.clear();
    int read = 0;
    while (!abandoned && read >= 0 && block.hasRemaining()) {
      // a slice at a time, since a channel copies through memory of the slice's size
      block.limit(Math.min(block.capacity(), block.position() + SLICE));
      read = channel.read(block);
      block.limit(block.capacity());
    }
    block.flip();
    return block.hasRemaining();
  }
}
