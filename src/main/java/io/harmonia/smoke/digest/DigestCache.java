package io.harmonia.smoke.digest;

import io.harmonia.smoke.bounds.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hashes each file once, however many ask, from however many threads. */
public final class DigestCache {
  private final AtomicLong bytesHashed = new AtomicLong();
  private final ConcurrentMap<Path, Set<Algorithm>> wanted = new ConcurrentHashMap<>();
  private final Once<FileDigest> digests;
  private final Once<FileDigest> late;
  private final Once<FileDigest> anew;
  private final DigestMemory memory;
  private final FileHasher hasher;
  private final Once<Optional<LineEnds>> lineEnds = new Once<>(LineEnds::of);

  /** A cache in which nothing is yet. */
  public DigestCache(Deadline deadline) {
    this(deadline, DigestMemory.NONE);
  }

  /** The same, with what earlier runs read: such a file is not read, unless asked for anew. */
  public DigestCache(Deadline deadline, DigestMemory memory) {
    this.memory = memory;
    this.hasher = new FileHasher(bytesHashed::addAndGet, deadline, memory);
    this.digests = new Once<>(this::rememberedOrRead);
    this.late = new Once<>(this::read);
    this.anew = new Once<>(this::read);
  }

  private FileDigest rememberedOrRead(Path file) throws IOException {
    if (memory != DigestMemory.NONE) {
      Optional<FileDigest> earlier = memory.of(file, wanted.getOrDefault(file, Set.of()));
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    return read(file);
  }

  private FileDigest read(Path file) throws IOException {
    return hasher.hash(file, wanted.getOrDefault(file, Set.of()));
  }

  /** What is remembered of files from run to run. */
  public DigestMemory memory() {
    return memory;
  }

  /**
   * Has digests of more algorithms computed in the one pass in which a file is going to be read.
   */
  public void want(Path realPath, Set<Algorithm> more) {
    wanted.merge(
        realPath,
        Set.copyOf(more),
        (some, others) ->
            Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * The digest of a file; a second caller waits for the first one's.
   *
   * @param realPath a path without links, the file's key
   * @throws IOException as {@link FileHasher#hash}, for each caller
   */
  public FileDigest of(Path realPath) throws IOException {
    return anew.knows(realPath) ? anew.of(realPath) : digests.of(realPath);
  }

  /**
   * The same with digests of more algorithms, read in this run, and not believed of an earlier one.
   */
  public FileDigest anew(Path realPath, Set<Algorithm> more) throws IOException {
    memory.forget(realPath);
    want(realPath, more);
    FileDigest digest = anew.of(realPath);
    return digest.has(more) ? digest : hasher.hash(realPath, more);
  }

  /**
   * The same with digests of more algorithms. A file that was read before they were wanted is read
   * once more.
   */
  public FileDigest of(Path realPath, Set<Algorithm> more) throws IOException {
    FileDigest digest = of(realPath);
    if (digest.has(more)) {
      return digest;
    }
    want(realPath, more);
    FileDigest again = late.of(realPath);
    return again.has(more) ? again : hasher.hash(realPath, more);
  }

  /**
   * What a text would be with other line ends, or nothing for what is no text or too large for one.
   * Its bytes are not counted again.
   *
   * @param realPath a path without links
   * @throws IOException if it cannot be read
   */
  public Optional<LineEnds> lineEndsOf(Path realPath) throws IOException {
    return lineEnds.of(realPath);
  }

  /** Bytes read so far, by every caller. */
  public long bytesHashed() {
    return bytesHashed.get();
  }

  /** Reads a file. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  /** Reads each file once. */
  private static final class Once<T> {
    private final ConcurrentMap<Path, CompletableFuture<T>> results = new ConcurrentHashMap<>();
    private final Reader<T> reader;

    Once(Reader<T> reader) {
      this.reader = reader;
    }

    boolean knows(Path file) {
      return results.containsKey(file);
    }

    T of(Path file) throws IOException {
      CompletableFuture<T> mine = new CompletableFuture<>();
      CompletableFuture<T> first = results.putIfAbsent(file, mine);
      if (first == null) {
        complete(mine, file);
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

    private void complete(CompletableFuture<T> future, Path file) {
      try {
        future.complete(reader.read(file));
      } catch (IOException e) {
        future.completeExceptionally(new UncheckedIOException(e));
      } catch (RuntimeException | Error e) {
        future.completeExceptionally(e);
        throw e;
      }
    }
  }
}
