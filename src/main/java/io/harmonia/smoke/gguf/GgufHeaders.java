package io.harmonia.smoke.gguf;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.OncePerFile;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;

/** The headers of a run's files. */
final class GgufHeaders {
  private final OncePerFile<GgufHeader> known = new OncePerFile<>();

  /**
   * The header of a file.
   *
   * @throws IOException if it cannot be read
   */
  GgufHeader of(Found.RegularFile file, RelativePath path) throws IOException {
    return known.of(file, () -> new GgufReader(file, path).read());
  }
}
