package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DigestCacheTest {
  private static final int CALLERS = 8;

  @TempDir private Path folder;
  private final DigestCache cache = new DigestCache(Deadline.NONE);

  @Test
  void hashesAFileOnceForCallersAtTheSameTime() throws Exception {
    int size = 20_000_000;
    Path file = Files.write(folder.resolve("model.bin"), new byte[size]);

    List<Future<FileDigest>> digests = atTheSameTime(() -> cache.of(file));

    assertThat(cache.bytesHashed()).isEqualTo(size);
    FileDigest expected = new FileHasher(read -> {}, Deadline.NONE).hash(file);
    for (Future<FileDigest> digest : digests) {
      assertThat(digest.get()).isEqualTo(expected);
    }
  }

  @Test
  void hashesAFileOnceForLaterCallers() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "abc");

    FileDigest first = cache.of(file);
    FileDigest second = cache.of(file);

    assertThat(second).isSameAs(first);
    assertThat(cache.bytesHashed()).isEqualTo(3);
  }

  @Test
  void hashesEachFile() throws IOException {
    Path one = Files.writeString(folder.resolve("one"), "abc");
    Path other = Files.writeString(folder.resolve("other"), "abcd");

    assertThat(cache.of(one)).isNotEqualTo(cache.of(other));
    assertThat(cache.bytesHashed()).isEqualTo(7);
  }

  @Test
  void hasReadNothingAtFirst() {
    assertThat(cache.bytesHashed()).isZero();
  }

  @Test
  void failsForEveryCallerOfAFileThatCannotBeRead() throws InterruptedException {
    Path missing = folder.resolve("missing.bin");

    List<Future<FileDigest>> digests = atTheSameTime(() -> cache.of(missing));

    assertThat(digests)
        .hasSize(CALLERS)
        .allSatisfy(
            digest ->
                assertThatThrownBy(digest::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NoSuchFileException.class));
  }

  @Test
  void failsForLaterCallersThoughTheFileHasComeMeanwhile() throws IOException {
    Path late = folder.resolve("late.bin");
    assertThatThrownBy(() -> cache.of(late)).isInstanceOf(NoSuchFileException.class);
    Files.writeString(late, "abc");

    ThrowingCallable again = () -> cache.of(late);

    assertThatThrownBy(again).isInstanceOf(NoSuchFileException.class);
  }

  /** A closed file system throws no {@link IOException}; no caller may wait for ever for it. */
  @Test
  void failsForEveryCallerWhereHashingItselfBreaks() throws Exception {
    Path closed;
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      closed = zip.getPath("/model.bin");
    }

    List<Future<FileDigest>> digests = atTheSameTime(() -> cache.of(closed));

    assertThat(digests)
        .hasSize(CALLERS)
        .allSatisfy(
            digest ->
                assertThatThrownBy(digest::get)
                    .hasRootCauseInstanceOf(ClosedFileSystemException.class));
  }

  private static List<Future<FileDigest>> atTheSameTime(Callable<FileDigest> call)
      throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    List<Future<FileDigest>> digests = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      digests.add(
          threads.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
    return digests;
  }
}
