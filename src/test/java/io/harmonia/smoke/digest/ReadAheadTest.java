package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
  private final byte[] content = new byte[3_000_001];

  @Test
  void givesWhatTheChannelHolds() throws IOException {
    new Random(1).nextBytes(content);
    ByteArrayOutputStream got = new ByteArrayOutputStream();

    try (ReadAhead blocks = new ReadAhead(channel(), Deadline.NONE)) {
      for (ByteBuffer block = blocks.next(); block != null; block = blocks.next()) {
        byte[] bytes = new byte[block.remaining()];
        block.get(bytes);
        got.write(bytes);
        blocks.giveBack(block);
      }
    }

    assertThat(got.toByteArray()).isEqualTo(content);
  }

  @Test
  void tellsThatReadingFailed() {
    assertThatThrownBy(() -> readAll(Failing.with(new IOException("as an example"))))
        .isInstanceOf(IOException.class)
        .hasMessage("as an example");
    assertThatThrownBy(() -> readAll(Failing.with(new IllegalStateException("another"))))
        .isInstanceOf(IOException.class)
        .hasMessage("reading broke off")
        .hasRootCauseMessage("another");
  }

  @Test
  void doesNotWaitBeyondTheDeadlineForAReadThatHangs() {
    Deadline soon = Deadline.after(Duration.ofMillis(50));

    assertThatThrownBy(
            () -> {
              try (ReadAhead blocks = new ReadAhead(new Hanging(), soon)) {
                blocks.next();
              }
            })
        .isInstanceOf(TimedOutException.class);
  }

  @Test
  void readsNoMoreOnceItIsClosed() throws Exception {
    Hanging channel = new Hanging();

    try (ReadAhead blocks = new ReadAhead(channel, Deadline.NONE)) {
      assertThat(blocks).isNotNull();
      assertThat(channel.reading.await(50, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(channel.interrupted.await(50, TimeUnit.SECONDS)).isTrue();
  }

  private ReadableByteChannel channel() {
    return Channels.newChannel(new ByteArrayInputStream(content));
  }

  private static void readAll(ReadableByteChannel channel) throws IOException {
    try (ReadAhead blocks = new ReadAhead(channel, Deadline.NONE)) {
      ByteBuffer block = blocks.next();
      while (block != null) {
        blocks.giveBack(block);
        block = blocks.next();
      }
    }
  }

  /** A file of a mount that does not answer. */
  private static final class Hanging implements ReadableByteChannel {
    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public int read(ByteBuffer into) throws IOException {
      reading.countDown();
      try {
        Thread.sleep(50_000);
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw new IOException("interrupted", e);
      }
      return -1;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** Reads a block, and then fails. */
  private interface Failing extends ReadableByteChannel {
    static ReadableByteChannel with(Exception failure) {
      boolean[] read = {false};
      return (Failing)
          into -> {
            if (read[0]) {
              if (failure instanceof IOException io) {
                throw io;
              }
              throw (RuntimeException) failure;
            }
            read[0] = true;
            into.put((byte) 1);
            return 1;
          };
    }

    @Override
    default boolean isOpen() {
      return true;
    }

    @Override
    default void close() {}
  }
}
