package io.harmonia.smoke.digest;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.function.LongConsumer;

/** Computes the digest of a file as a stream, in constant memory. */
public final class FileHasher {
  /** Larger buffers are slower on Java 17: they no longer fit the processor's cache. */
  private static final int BUFFER = 128 * 1024;

  private final LongConsumer progress;
  private final Deadline deadline;

  /**
   * @param progress is told the number of bytes of each block read, from any thread
   * @param deadline is looked at before each block
   */
  public FileHasher(LongConsumer progress, Deadline deadline) {
    this.progress = progress;
    this.deadline = deadline;
  }

  /**
   * Reads a regular file to its end.
   *
   * @throws ChangedWhileReadingException if size, modification time or identity were others after
   *     reading than before
   * @throws TimedOutException if the deadline comes first
   * @throws IOException if it cannot be read
   */
  public FileDigest hash(Path file) throws IOException {
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    MessageDigest digest = sha256();
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = next(in, buffer); read >= 0; read = next(in, buffer)) {
        digest.update(buffer, 0, read);
        size += read;
        progress.accept(read);
      }
    }
    requireUnchanged(before, Files.readAttributes(file, BasicFileAttributes.class), size);
    return new FileDigest(size, Sha256.of(digest.digest()));
  }

  private int next(InputStream in, byte[] buffer) throws IOException {
    deadline.require();
    return in.read(buffer);
  }

  private static void requireUnchanged(
      BasicFileAttributes before, BasicFileAttributes after, long read)
      throws ChangedWhileReadingException {
    if (before.size() != after.size() || read != before.size()) {
      throw new ChangedWhileReadingException(
          "its size was "
              + before.size()
              + " before and "
              + after.size()
              + " after reading "
              + read);
    }
    if (!before.lastModifiedTime().equals(after.lastModifiedTime())) {
      throw new ChangedWhileReadingException(
          "it was last modified at "
              + before.lastModifiedTime()
              + " before and at "
              + after.lastModifiedTime()
              + " after reading");
    }
    if (!Objects.equals(before.fileKey(), after.fileKey())) {
      throw new ChangedWhileReadingException("it was replaced by another file");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
