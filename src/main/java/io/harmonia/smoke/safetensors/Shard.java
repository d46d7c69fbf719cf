package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.path.RelativePath;
import java.util.Optional;

/**
 * A file that an index names.
 *
 * @param name as the index writes it
 * @param path where it lies, unless the name is refused
 */
record Shard(String name, Optional<RelativePath> path) {
  boolean isSafetensors() {
    return name.endsWith(SafetensorsSource.ENDING);
  }
}
