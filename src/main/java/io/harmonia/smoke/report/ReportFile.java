package io.harmonia.smoke.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * One file that a run writes. A reader never sees half of it: it is written beside its place and
 * moved there. No link is followed.
 *
 * @param file its place
 * @param mark what its first 200 bytes hold, by which ours is known
 */
record ReportFile(Path file, String mark) {
  private static final int BUFFER_SIZE = 1 << 16;

  private static final OpenOption[] NEW = {
    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS
  };

  /** Whether nothing lies at its place, or an empty file, or one that an earlier run wrote. */
  boolean isOursOrAbsent() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] start = in.readNBytes(200); // none where it was emptied, which loses nobody anything
      return start.length == 0 || new String(start, StandardCharsets.UTF_8).contains(mark);
    }
  }

  /**
   * Replaces the file.
   *
   * @throws IOException if it cannot be written; it is then not half written
   */
  void replace(Content content) throws IOException {
    replace(file, content);
  }

  /** Replaces any file, a link by a file. */
  static void replace(Path file, Content content) throws IOException {
    Path temporary =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    Files.deleteIfExists(temporary); // of a process that had this number and was killed
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(temporary, NEW), BUFFER_SIZE)) {
        content.writeTo(out);
      }
      moveOver(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Takes away what an earlier run left, which would speak for a run that cannot write its own, or
   * empties it where it cannot be taken away. Leaves alone what is not ours.
   *
   * @throws IOException if it is still there; the message says so
   */
  void forget() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      if (isOursOrAbsent()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      try {
        Files.newByteChannel(
                file,
                Set.of(
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS))
            .close();
      } catch (IOException again) {
        again.addSuppressed(e);
        throw new IOException(file + " of an earlier run is still there: do not read it", again);
      }
    }
  }

  /**
   * What to throw where files could not be written: takes away those of an earlier run, and says so
   * where that cannot be done.
   */
  static IOException withoutEarlier(IOException e, ReportFile... files) {
    StringBuilder said = new StringBuilder(e.toString());
    for (ReportFile each : files) {
      try {
        each.forget();
      } catch (IOException left) {
        e.addSuppressed(left);
        said.append("; ").append(left.getMessage());
      }
    }
    return e.getSuppressed().length == 0 ? e : new IOException(said.toString(), e);
  }

  private static void moveOver(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What a file is to hold. */
  @FunctionalInterface
  interface Content {
    /** Writes it. */
    void writeTo(OutputStream out) throws IOException;
  }
}
