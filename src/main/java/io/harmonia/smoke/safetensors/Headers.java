package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The headers of a run's files, each read once, whoever asks; again only where the memory was
 * needed for something else meanwhile.
 */
final class Headers {
  private final Map<Path, SoftReference<Header>> known = new ConcurrentHashMap<>();

  /**
   * The header of a file.
   *
   * @throws IOException if it cannot be read
   */
  Header of(Found.RegularFile file, RelativePath path) throws IOException {
    Header[] found = new Header[1];
    try {
      known.compute(
          file.real(),
          (real, before) -> {
            Header header = before == null ? null : before.get();
            if (header != null) {
              found[0] = header;
              return before;
            }
            found[0] = read(file, path);
            return new SoftReference<>(found[0]);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found[0];
  }

  private static Header read(Found.RegularFile file, RelativePath path) {
    try {
      return new HeaderReader(file, path).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
