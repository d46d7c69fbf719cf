package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.OncePerFile;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;

/** The headers of a run's files. */
final class Headers {
  private final OncePerFile<Header> known = new OncePerFile<>();

  /**
   * The header of a file.
   *
   * @throws IOException if it cannot be read
   */
  Header of(Found.RegularFile file, RelativePath path) throws IOException {
    return known.of(file, () -> new HeaderReader(file, path).read());
  }
}
