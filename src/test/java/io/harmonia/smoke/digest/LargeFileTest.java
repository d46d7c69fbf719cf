package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are read ahead where a core is free. */
@Timeout(60)
class LargeFileTest {
  /** The smallest that is: what is left after one buffer is worth it. */
  private static final int LEAST = (int) ReadAhead.WORTHWHILE + FileHasher.BUFFER;

  private static final int CALLERS = 8;

  @TempDir private Path folder;
  private final List<Long> blocks = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, ReadAhead.BLOCK - 1, ReadAhead.BLOCK, ReadAhead.BLOCK + 1})
  void hasTheDigestOfItsContent(int more) throws IOException {
    byte[] content = content(LEAST + more);

    FileDigest digest = hasher(2, blocks::add).hash(file(content));

    assertThat(digest).isEqualTo(new FileDigest(content.length, Sha256.ofContent(content)));
    assertThat(sum(blocks)).isEqualTo(content.length);
  }

  @Test
  void isReadAheadWhereACoreIsFree() throws IOException {
    hasher(2, blocks::add).hash(file(content(LEAST)));

    assertThat(blocks).contains((long) ReadAhead.BLOCK);
  }

  @Test
  void isReadByWhoHashesItWhereNoCoreIsFree() throws IOException {
    hasher(1, blocks::add).hash(file(content(LEAST)));

    assertThat(blocks).hasSize(129).allMatch(read -> read == FileHasher.BUFFER);
  }

  @Test
  void isReadByWhoHashesItWhereItIsTooSmall() throws IOException {
    hasher(2, blocks::add).hash(file(content(LEAST - 1)));

    assertThat(blocks).hasSize(129).allMatch(read -> read <= FileHasher.BUFFER);
  }

  @Test
  void isReadAheadAgainAfterAnother() throws IOException {
    FileHasher hasher = hasher(2, blocks::add);
    Path file = file(content(LEAST));

    hasher.hash(file);
    blocks.clear();
    hasher.hash(file);

    assertThat(blocks).contains((long) ReadAhead.BLOCK);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 64})
  void hasTheSameDigestAmongManyAtTheSameTime(int cores) throws Exception {
    byte[] content = content(LEAST + 12_345);
    Path file = file(content);
    FileHasher hasher = new FileHasher(read -> {}, Deadline.NONE, new Cores(cores));
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    List<Future<FileDigest>> digests = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      digests.add(threads.submit(() -> hasher.hash(file)));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(50, TimeUnit.SECONDS)).isTrue();

    FileDigest expected = new FileDigest(content.length, Sha256.ofContent(content));
    for (Future<FileDigest> digest : digests) {
      assertThat(digest.get()).isEqualTo(expected);
    }
    assertNoReaderIsLeft();
  }

  @Test
  void isNotReadOnWhereTellingProgressFails() throws Exception {
    FileHasher hasher =
        whileReadingAhead(
            () -> {
              throw new IOException("as an example");
            });
    Path file = file(content(2 * LEAST));

    assertThatThrownBy(() -> hasher.hash(file)).isInstanceOf(UncheckedIOException.class);
    assertNoReaderIsLeft();
  }

  @Test
  void isNotHashedBeyondTheDeadline() throws Exception {
    AtomicLong hashed = new AtomicLong();
    Deadline nearTheEnd = Deadline.since(0, Duration.ofNanos(LEAST), hashed::get);
    FileHasher hasher = new FileHasher(hashed::addAndGet, nearTheEnd, new Cores(2));
    Path file = file(content(2 * LEAST));

    assertThatThrownBy(() -> hasher.hash(file)).isInstanceOf(TimedOutException.class);

    assertThat(hashed).hasValueBetween(LEAST, LEAST + ReadAhead.BLOCK);
    assertNoReaderIsLeft();
  }

  @Test
  void isNoticedToGrow() throws IOException {
    byte[] content = content(2 * LEAST);
    Path file = file(content);
    FileHasher hasher =
        whileReadingAhead(() -> Files.write(file, new byte[100], StandardOpenOption.APPEND));

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessageStartingWith("its size was " + content.length + " before and ");
  }

  @Test
  void isNoticedToBeCutOff() throws IOException {
    Path file = file(content(2 * LEAST));
    FileHasher hasher =
        whileReadingAhead(
            () -> {
              try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(10);
              }
            });

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessageContaining(" before and 10 after reading ");
  }

  @Test
  void isNoticedToBeReplaced() throws IOException {
    byte[] content = content(2 * LEAST);
    Path file = file(content);
    Path other = Files.write(folder.resolve("other.bin"), content);
    FileTime then = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(other, then);
    FileHasher hasher =
        whileReadingAhead(() -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING));

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessage("it was replaced by another file");
  }

  private static FileHasher hasher(int cores, LongConsumer progress) {
    return new FileHasher(progress, Deadline.NONE, new Cores(cores));
  }

  private static FileHasher whileReadingAhead(Change change) {
    AtomicBoolean changed = new AtomicBoolean();
    return hasher(
        2,
        read -> {
          if (read == ReadAhead.BLOCK && changed.compareAndSet(false, true)) {
            try {
              change.make();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  private static void assertNoReaderIsLeft() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("smoke-read-ahead")) {
        thread.join(TimeUnit.SECONDS.toMillis(50));
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  private static long sum(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }

  private static byte[] content(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("large.bin"), content);
  }

  private interface Change {
    void make() throws IOException;
  }
}
