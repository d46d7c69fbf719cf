package io.harmonia.smoke.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * One file that a run writes. A reader never sees half of it: it is written beside its place and
 * moved there.
 *
 * @param file its place
 * @param mark what its first 200 bytes hold, by which ours is known
 */
record ReportFile(Path file, String mark) {
  private static final int BUFFER_SIZE = 1 << 16;

  /** Whether nothing lies at its place, or one that an earlier run wrote. */
  boolean isOursOrAbsent() throws IOException {
    if (!Files.exists(file)) {
      return true;
    }
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(200), StandardCharsets.UTF_8).contains(mark);
    }
  }

  /**
   * Replaces the file.
   *
   * @throws IOException if it cannot be written; it is then not half written
   */
  void replace(Content content) throws IOException {
    Path temporary =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER_SIZE)) {
        content.writeTo(out);
      }
      moveOver(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
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
