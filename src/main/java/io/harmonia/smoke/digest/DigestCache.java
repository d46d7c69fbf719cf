package io.harmonia.smoke.digest;

import io.harmonia.smoke.bounds.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Hashes each file once, however many ask, from however many threads. */
public final class DigestCache {
  private final ConcurrentMap<Path, CompletableFuture<FileDigest>> digests =
      new ConcurrentHashMap<>();
  private final AtomicLong bytesHashed = new AtomicLong();
  private final FileHasher hasher;

  /**
   * @param deadline of all hashing
   */
  public DigestCache(Deadline deadline) {
    this.hasher = new FileHasher(bytesHashed::addAndGet, deadline);
  }

  /**
   * The digest of a file; a second caller waits for the first one's.
   *
   * @param realPath a path without links, the file's key
   * @throws IOException as {@link FileHasher#hash}, for each caller
   */
  public FileDigest of(Path realPath) throws IOException {
    CompletableFuture<FileDigest> mine = new CompletableFuture<>();
    CompletableFuture<FileDigest> first = digests.putIfAbsent(realPath, mine);
    if (first == null) {
      complete(mine, realPath);
      first = mine;
    }
    try {
      return first.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io && io.getCause() != null) {
        throw io.getCause();
      }
      throw e;
    }
  }

  /** Bytes read so far, by every caller. */
  public long bytesHashed() {
    return bytesHashed.get();
  }

  private void complete(CompletableFuture<FileDigest> future, Path file) {
    try {
      future.complete(hasher.hash(file));
    } catch (IOException e) {
      future.completeExceptionally(new UncheckedIOException(e));
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
      throw e;
    }
  }
}
