package io.harmonia.smoke.digest;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
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
   * @param file a path without links; a link or a pipe that took its place is never opened
   * @throws ChangedWhileReadingException if size, times or identity were others after reading than
   *     before
   * @throws TimedOutException if the deadline comes first
   * @throws IOException if it cannot be read
   */
  public FileDigest hash(Path file) throws IOException {
    FileStamp before = FileStamp.of(file);
    if (!before.isFile()) {
      throw new ChangedWhileReadingException(FileStamp.NOT_A_FILE);
    }
    MessageDigest digest = sha256();
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int read = next(in, buffer); read >= 0; read = next(in, buffer)) {
        digest.update(buffer, 0, read);
        size += read;
        progress.accept(read);
      }
    }
    Optional<String> change = before.changeUntil(FileStamp.of(file), size);
    if (change.isPresent()) {
      throw new ChangedWhileReadingException(change.get());
    }
    return new FileDigest(size, Sha256.of(digest.digest()));
  }

  private int next(InputStream in, byte[] buffer) throws IOException {
    deadline.require();
    return in.read(buffer);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
