package io.harmonia.smoke.digest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Optional;

/**
 * What a text would be with other line ends, as git's {@code autocrlf} and editors change them.
 *
 * @param lf with a line feed alone
 * @param crlf with a carriage return before each line feed
 */
public record LineEnds(FileDigest lf, FileDigest crlf) {
  /** Larger files are no texts that anybody edits. */
  private static final long MAX_SIZE = 64L << 20;

  private static final int BUFFER = 64 * 1024;

  /**
   * Reads a text in constant memory.
   *
   * @param file a path without links
   * @return nothing for a file that holds a NUL character or is larger than 64 MiB
   * @throws IOException if it cannot be read
   */
  static Optional<LineEnds> of(Path file) throws IOException {
    FileStamp stamp = FileStamp.of(file);
    if (!stamp.isFile() || stamp.size() > MAX_SIZE) {
      return Optional.empty();
    }
    try (Sink lf = new Sink();
        Sink crlf = new Sink();
        InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return rewrite(in, lf, crlf)
          ? Optional.of(new LineEnds(lf.digest(), crlf.digest()))
          : Optional.empty();
    }
  }

  /** Whether it is a text. */
  private static boolean rewrite(InputStream in, Sink lf, Sink crlf) throws IOException {
    byte[] buffer = new byte[BUFFER];
    boolean afterReturn = false;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (int i = 0; i < read; i++) {
        byte b = buffer[i];
        if (b == 0) {
          return false;
        }
        if (afterReturn && b != '\n') {
          lf.write('\r');
        }
        if (!afterReturn && b == '\n') {
          crlf.write('\r');
        }
        afterReturn = b == '\r';
        if (!afterReturn) {
          lf.write(b);
        }
        crlf.write(b);
      }
    }
    if (afterReturn) {
      lf.write('\r');
    }
    return true;
  }

  /** Hashes and counts what is written to it. */
  private static final class Sink implements AutoCloseable {
    private final DigestOutputStream digest =
        new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digest());
    private final OutputStream out = new BufferedOutputStream(digest, BUFFER);
    private long size;

    void write(int b) throws IOException {
      out.write(b);
      size++;
    }

    FileDigest digest() throws IOException {
      out.flush();
      return new FileDigest(size, Sha256.of(digest.getMessageDigest().digest()));
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
