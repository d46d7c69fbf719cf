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
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/**
 * Computes the digest of a file as a stream, in constant memory, in the thread that asks: the
 * kernel reads ahead by itself.
 */
public final class FileHasher {
  /** Outside of the heap, so that nothing is copied; larger ones no longer fit a core's cache. */
  static final int BUFFER = 128 * 1024;

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final LongConsumer progress;
  private final Deadline deadline;
  private final DigestMemory memory;

  /** As many as there were callers at the same time. */
  private final Queue<Tools> free = new ConcurrentLinkedQueue<>();

  /** What reading a file takes, for one file after the other. */
  private record Tools(ByteBuffer buffer, MessageDigest sha256) {
    Tools() {
      this(ByteBuffer.allocateDirect(BUFFER), Sha256.digest());
    }
  }

  /**
   * A hasher for many files, also at the same time.
   *
   * @param progress is told the number of bytes of each block read, from any thread
   * @param deadline is looked at before each block
   */
  public FileHasher(LongConsumer progress, Deadline deadline) {
    this(progress, deadline, DigestMemory.NONE);
  }

  /**
   * The same.
   *
   * @param memory is told what was read
   */
  FileHasher(LongConsumer progress, Deadline deadline, DigestMemory memory) {
    this.progress = progress;
    this.deadline = deadline;
    this.memory = memory;
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
    FileStamp seen = stamp(file);
    if (!seen.isFile()) {
      throw new ChangedWhileReadingException(FileStamp.NOT_A_FILE);
    }
    FileStamp before = memory == DigestMemory.NONE ? seen : memory.settled(file, seen);
    Instant begun = memory == DigestMemory.NONE ? Instant.EPOCH : Instant.now();
    Tools pooled = free.poll();
    Tools tools = pooled == null ? new Tools() : pooled;
    tools.sha256().reset(); // of a file that could not be read to its end
    RunningDigests digest = new RunningDigests(tools.sha256(), more);
    long size = read(file, before.size(), tools.buffer(), digest);
    FileDigest ended = digest.end(size);
    free.add(tools);
    Optional<String> change = before.changeUntil(stamp(file), size);
    if (change.isPresent()) {
      throw new ChangedWhileReadingException(change.get());
    }
    memory.read(file, before, begun, ended);
    return ended;
  }

  /**
   * A file that one read gives whole cannot be written to and set back between two of them, so that
   * the times that a program can set are enough.
   */
  private FileStamp stamp(Path file) throws IOException {
    if (memory != DigestMemory.NONE) {
      return FileStamp.of(file); // which is kept
    }
    FileStamp plain = FileStamp.withoutChange(file);
    return plain.size() < BUFFER ? plain : FileStamp.of(file);
  }

  private long read(Path file, long expected, ByteBuffer buffer, RunningDigests digest)
      throws IOException {
    long size = 0;
    try (ReadableByteChannel channel = Files.newByteChannel(file, READ)) {
      int read;
      do {
        deadline.require();
        read = channel.read(buffer.clear());
        if (read > 0) {
          digest.update(buffer.flip());
          progress.accept(read);
          size += read;
        }
        // a short read that completes the file was the last one
      } while (read >= 0 && (size != expected || read == buffer.capacity()));
    }
    return size;
  }
}
