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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of many blocks. */
@Timeout(300)
class LargeFileTest {
  private static final int LARGE = 100 * FileHasher.BUFFER;
  private static final int CALLERS = 8;

  @TempDir private Path folder;
  private final List<Long> blocks = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, FileHasher.BUFFER - 1})
  void hasTheDigestOfItsContent(int more) throws IOException {
    byte[] content = content(LARGE + more);

    FileDigest digest = new FileHasher(blocks::add, Deadline.NONE).hash(file(content));

    assertThat(digest).isEqualTo(new FileDigest(content.length, Sha256.ofContent(content)));
    assertThat(sum(blocks)).isEqualTo(content.length);
  }

  @Test
  void hasTheSameDigestAmongManyAtTheSameTime() throws Exception {
    byte[] content = content(LARGE + 12_345);
    Path file = file(content);
    FileHasher hasher = new FileHasher(read -> {}, Deadline.NONE);
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    List<Future<FileDigest>> digests = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      digests.add(threads.submit(() -> hasher.hash(file)));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(4, TimeUnit.MINUTES)).isTrue();

    FileDigest expected = new FileDigest(content.length, Sha256.ofContent(content));
    for (Future<FileDigest> digest : digests) {
      assertThat(digest.get()).isEqualTo(expected);
    }
  }

  @Test
  void isNotReadOnWhereTellingProgressFails() throws Exception {
    FileHasher hasher =
        whileReading(
            () -> {
              throw new IOException("as an example");
            });
    Path file = file(content(2 * LARGE));

    assertThatThrownBy(() -> hasher.hash(file)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void isNotHashedBeyondTheDeadline() throws Exception {
    AtomicLong hashed = new AtomicLong();
    Deadline nearTheEnd = Deadline.since(0, Duration.ofNanos(LARGE), hashed::get);
    FileHasher hasher = new FileHasher(hashed::addAndGet, nearTheEnd);
    Path file = file(content(2 * LARGE));

    assertThatThrownBy(() -> hasher.hash(file)).isInstanceOf(TimedOutException.class);

    assertThat(hashed).hasValueBetween(LARGE, LARGE + FileHasher.BUFFER);
  }

  @Test
  void isNoticedToGrow() throws IOException {
    byte[] content = content(2 * LARGE);
    Path file = file(content);
    FileHasher hasher =
        whileReading(() -> Files.write(file, new byte[100], StandardOpenOption.APPEND));

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessageStartingWith("its size was " + content.length + " before and ");
  }

  @Test
  void isNoticedToBeCutOff() throws IOException {
    Path file = file(content(2 * LARGE));
    FileHasher hasher =
        whileReading(
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
    byte[] content = content(2 * LARGE);
    Path file = file(content);
    Path other = Files.write(folder.resolve("other.bin"), content);
    FileTime then = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(other, then);
    FileHasher hasher =
        whileReading(() -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING));

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessage("it was replaced by another file");
  }

  private static FileHasher whileReading(Change change) {
    AtomicBoolean changed = new AtomicBoolean();
    return new FileHasher(
        read -> {
          if (changed.compareAndSet(false, true)) {
            try {
              change.make();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        },
        Deadline.NONE);
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
