package io.harmonia.smoke.digest;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/**
 * Computes the digest of a file as a stream, in constant memory. Where a core is free, a large file
 * is read ahead in another thread meanwhile.
 */
public final class FileHasher {
  static final int BUFFER = ReadAhead.SLICE;

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final LongConsumer progress;
  private final Deadline deadline;
  private final Cores cores;

  /** As many as there were callers at the same time. */
  private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

  /**
   * A hasher for many files, also at the same time.
   *
   * @param progress is told the number of bytes of each block read, from any thread
   * @param deadline is looked at before each block, and while one is waited for
   */
  public FileHasher(LongConsumer progress, Deadline deadline) {
    this(progress, deadline, Cores.ofThisMachine());
  }

  /** A hasher that knows of so many cores. */
  FileHasher(LongConsumer progress, Deadline deadline, Cores cores) {
    this.progress = progress;
    this.deadline = deadline;
    this.cores = cores;
  }

  /**
   * Reads a regular file to its end.
   *
   * @param file a path without links; a link or a pipe that took its place is never opened
   * @throws ChangedWhileReadingException if size, times or identity were others after reading than
   *     before
   * @throws TimedOutException if the deadline comes first
   * @throws IOException if it cannot be read
   */
  public FileDigest hash(Path file) throws IOException {
    return hash(file, Set.of());
  }

  /** The same, with the digests of more algorithms, all in one pass. */
  public FileDigest hash(Path file, Set<Algorithm> more) throws IOException {
    FileStamp before = FileStamp.of(file);
    if (!before.isFile()) {
      throw new ChangedWhileReadingException(FileStamp.NOT_A_FILE);
    }
    RunningDigests digest = new RunningDigests(more);
    cores.take();
    long size;
    try {
      size = digest(file, before.size(), digest);
    } finally {
      cores.release();
    }
    Optional<String> change = before.changeUntil(FileStamp.of(file), size);
    if (change.isPresent()) {
      throw new ChangedWhileReadingException(change.get());
    }
    return digest.end(size);
  }

  /** Reads in this thread, and as soon as a core is free for it, ahead in another one. */
  private long digest(Path file, long expected, RunningDigests digest) throws IOException {
    ReadableByteChannel channel = Files.newByteChannel(file, READ);
    ByteBuffer buffer = buffer();
    long size = 0;
    boolean ahead = false;
    try {
      while (!ahead) {
        deadline.require();
        int read = channel.read(buffer.clear());
        size += update(digest, buffer.flip());
        if (read < 0 || (size == expected && read < buffer.capacity())) {
          return size; // a short read that completes the file was the last one
        }
        ahead = expected - size >= ReadAhead.WORTHWHILE && cores.tryTake();
      }
    } finally {
      buffers.add(buffer);
      if (!ahead) {
        channel.close();
      }
    }
    return size + digestAhead(channel, digest);
  }

  private long digestAhead(ReadableByteChannel channel, RunningDigests digest) throws IOException {
    long size = 0;
    try (ReadAhead ahead = ReadAhead.begin(channel, deadline, cores::release)) {
      for (ByteBuffer block = ahead.next(); block.hasRemaining(); block = ahead.next()) {
        size += update(digest, block);
      }
    }
    return size;
  }

  private ByteBuffer buffer() {
    ByteBuffer free = buffers.poll();
    return free == null ? ByteBuffer.allocate(BUFFER) : free;
  }

  private int update(RunningDigests digest, ByteBuffer block) {
    int read = block.remaining();
    if (read > 0) {
      digest.update(block);
      progress.accept(read);
    }
    return read;
  }
}
