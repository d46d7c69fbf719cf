package io.harmonia.smoke.source;

import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is read of a run's files, of each once, whoever asks; again only where the memory was needed
 * for something else meanwhile.
 *
 * @param <T> type of what is read
 */
public final class OncePerFile<T> {
  private final Map<Path, SoftReference<T>> known = new ConcurrentHashMap<>();

  /** Reads a file. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * What it holds.
     *
     * @throws IOException if it cannot be read
     */
    T read() throws IOException;
  }

  /**
   * What a file holds.
   *
   * @throws IOException if it cannot be read
   */
  public T of(Found.RegularFile file, Reader<T> reader) throws IOException {
    AtomicReference<T> found = new AtomicReference<>();
    try {
      known.compute(
          file.real(),
          (real, before) -> {
            T value = before == null ? null : before.get();
            if (before != null && value != null) {
              found.set(value);
              return before;
            }
            T read = read(reader);
            found.set(read);
            return new SoftReference<>(read);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return Objects.requireNonNull(found.get());
  }

  private static <T> T read(Reader<T> reader) {
    try {
      return reader.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
