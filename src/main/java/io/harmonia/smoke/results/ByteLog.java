package io.harmonia.smoke.results;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bytes that are only ever appended to: in memory while they are few, then in a file without a
 * name, which is gone with the process however that ends.
 *
 * <p>Where no such file can be written, they stay in memory. Not for several threads at once.
 */
final class ByteLog implements Closeable {
  private static final int CHUNK = 1 << 16;
  private static final int CHUNKS_IN_MEMORY = 64;

  private final List<byte[]> chunks = new ArrayList<>();
  private long spilled;
  private long size;
  private Optional<Path> folder = Optional.empty();
  private Optional<RandomAccessFile> file = Optional.empty();
  private byte[] window = {};
  private long windowStart;

  /** Names the folder that may hold the file. */
  void spillTo(Path place) {
    folder = Optional.of(place);
  }

  /** Number of bytes. */
  long size() {
    return size;
  }

  /** Adds bytes at the end. */
  void append(byte[] bytes) {
    int done = 0;
    while (done < bytes.length) {
      int at = (int) (size % CHUNK);
      if (at == 0) {
        makeRoom();
        chunks.add(new byte[CHUNK]);
      }
      int some = Math.min(CHUNK - at, bytes.length - done);
      System.arraycopy(bytes, done, chunks.get(chunks.size() - 1), at, some);
      done += some;
      size += some;
    }
  }

  /**
   * Reads bytes that were appended.
   *
   * @throws IOException if they are in the file and it cannot be read
   */
  byte[] read(long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      long at = from + done;
      done +=
          at < spilled
              ? readSpilled(at, bytes, done)
              : copy(chunks.get((int) ((at - spilled) / CHUNK)), (int) (at % CHUNK), bytes, done);
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    chunks.clear();
    if (file.isPresent()) {
      file.get().close();
    }
  }

  private int readSpilled(long at, byte[] bytes, int done) throws IOException {
    if (at < windowStart || at >= windowStart + window.length) {
      byte[] read = new byte[(int) Math.min(CHUNK, spilled - at)];
      RandomAccessFile from = file.orElseThrow();
      from.seek(at);
      from.readFully(read);
      window = read;
      windowStart = at;
    }
    return copy(window, (int) (at - windowStart), bytes, done);
  }

  private static int copy(byte[] from, int at, byte[] to, int done) {
    int some = Math.min(from.length - at, to.length - done);
    System.arraycopy(from, at, to, done, some);
    return some;
  }

  /** Only ever called where every chunk is full. */
  private void makeRoom() {
    if (chunks.size() < CHUNKS_IN_MEMORY || folder.isEmpty()) {
      return;
    }
    try {
      RandomAccessFile to = file.isPresent() ? file.get() : open(folder.get());
      file = Optional.of(to);
      to.seek(spilled);
      for (byte[] chunk : chunks) {
        to.write(chunk);
      }
      spilled = size;
      chunks.clear();
    } catch (IOException e) {
      folder = Optional.empty(); // what is not spilled stays where it is
    }
  }

  /* Not a channel: an interrupt, as JUnit's timeouts are, would close that. */
  private static RandomAccessFile open(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, ".smoke-results.", ".tmp");
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      Files.delete(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit(); // Windows keeps the names of open files
    }
    return file;
  }
}
