package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
  private final CountDownLatch done = new CountDownLatch(1);

  @Test
  void givesEveryByteInOrder() throws IOException {
    int size = 3 * ReadAhead.BLOCK + 5;
    Source source = new Source(size);

    try (ReadAhead ahead = begin(source, Deadline.NONE)) {
      long next = 0;
      for (ByteBuffer block = ahead.next(); block.hasRemaining(); block = ahead.next()) {
        while (block.hasRemaining()) {
          assertThat(block.get()).isEqualTo((byte) next++);
        }
      }
      assertThat(next).isEqualTo(size);
    }
  }

  @Test
  void isDoneAndHasClosedTheFileAtItsEnd() throws IOException {
    Source source = new Source(0);

    try (ReadAhead ahead = begin(source, Deadline.NONE)) {
      assertThat(ahead.next().hasRemaining()).isFalse();

      assertThat(source.isOpen()).isFalse();
      assertThat(done.getCount()).isZero();
    }
  }

  @Test
  void failsWhereTheReaderDidAfterTheBlocksBefore() throws IOException {
    Source source = new Source(ReadAhead.BLOCK);
    source.failure = new IOException("Input/output error");

    try (ReadAhead ahead = begin(source, Deadline.NONE)) {
      assertThat(ahead.next().remaining()).isEqualTo(ReadAhead.BLOCK);

      assertThatThrownBy(ahead::next).isSameAs(source.failure);
      assertThat(source.isOpen()).isFalse();
    }
  }

  @Test
  void failsWhereTheReaderHadNoMemory() {
    Source source = new Source(0);
    source.failure = new OutOfMemoryError("as an example");

    try (ReadAhead ahead = begin(source, Deadline.NONE)) {
      assertThatThrownBy(ahead::next).isSameAs(source.failure);
    }
  }

  @Test
  void failsWhereTheReaderBreaks() {
    Source source = new Source(0);
    source.failure = new UnsupportedOperationException("as an example");

    try (ReadAhead ahead = begin(source, Deadline.NONE)) {
      assertThatThrownBy(ahead::next).hasCause(source.failure);
    }
  }

  @Test
  void endsAtTheDeadlineThoughTheReadHangs() throws InterruptedException {
    Source source = new Source(0);
    source.hangs = new CountDownLatch(1);
    AtomicLong looks = new AtomicLong();
    Deadline threeLooks = Deadline.since(0, Duration.ofNanos(4), looks::incrementAndGet);

    try (ReadAhead ahead = begin(source, threeLooks)) {
      assertThatThrownBy(ahead::next).isInstanceOf(TimedOutException.class);
    }

    assertThat(done.getCount()).as("still hangs").isOne();
    source.hangs.countDown();
    assertThat(done.await(50, TimeUnit.SECONDS)).as("ends when the read does").isTrue();
    assertThat(source.isOpen()).isFalse();
  }

  @Test
  void keepsNoProcessAlive() {
    Source source = new Source(0);
    source.hangs = new CountDownLatch(1);
    ReadAhead ahead = begin(source, Deadline.NONE);

    boolean daemon = source.reader().isDaemon();

    ahead.close();
    source.hangs.countDown();
    assertThat(daemon).isTrue();
  }

  @Test
  void endsWhereNobodyWantsTheRest() throws Exception {
    Source source = new Source(Long.MAX_VALUE);

    try (ReadAhead ahead = begin(source, Deadline.NONE)) {
      ahead.next();
    }

    assertThat(done.await(50, TimeUnit.SECONDS)).isTrue();
    source.reader().join();
    assertThat(source.isOpen()).isFalse();
  }

  @Test
  void readsNoFurtherAheadThanAFewBlocks() throws Exception {
    Source source = new Source(Long.MAX_VALUE);

    try (ReadAhead ahead = begin(source, Deadline.NONE)) {
      while (source.reader().getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }

      assertThat(source.given).hasValue(4L * ReadAhead.BLOCK);
      assertThat(ahead.next().remaining()).isEqualTo(ReadAhead.BLOCK);
    }
  }

  @Test
  void endsWhereWhoWaitsIsInterrupted() {
    Source source = new Source(0);
    source.hangs = new CountDownLatch(1);

    try (ReadAhead ahead = begin(source, Deadline.NONE)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(ahead::next).isInstanceOf(ClosedByInterruptException.class);
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      source.hangs.countDown();
    }
  }

  private ReadAhead begin(Source source, Deadline deadline) {
    return ReadAhead.begin(source, deadline, done::countDown);
  }

  /** So many bytes, which count up, and then the end, a failure, or nothing for a while. */
  private static final class Source implements ReadableByteChannel {
    private final long size;
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile Thread reader = Thread.currentThread();
    private volatile boolean open = true;
    private final AtomicLong given = new AtomicLong();
    private Throwable failure = new IOException();
    private CountDownLatch hangs = new CountDownLatch(0);

    Source(long size) {
      this.size = size;
    }

    Thread reader() {
      await(begun);
      return reader;
    }

    @Override
    public int read(ByteBuffer block) throws IOException {
      reader = Thread.currentThread();
      begun.countDown();
      await(hangs);
      if (given.get() == size) {
        return end();
      }
      int read = (int) Math.min(block.remaining(), size - given.get());
      for (int i = 0; i < read; i++) {
        block.put((byte) given.getAndIncrement());
      }
      return read;
    }

    private int end() throws IOException {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure.getMessage() != null) {
        throw (IOException) failure;
      }
      return -1;
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
