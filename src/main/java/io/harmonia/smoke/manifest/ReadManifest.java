package io.harmonia.smoke.manifest;

import io.harmonia.smoke.workspace.ReadFile;
import java.util.Optional;

/**
 * What reading a manifest gave.
 *
 * @param file where it was looked for
 * @param read what was found there
 */
public record ReadManifest(ManifestFile file, ReadFile<Manifest> read) {

  /** The manifest, if it could be read. */
  public Optional<Manifest> manifest() {
    return read.value();
  }

  /** Whether nothing lies there. */
  public boolean isMissing() {
    return read instanceof ReadFile.Missing<Manifest>;
  }
}
