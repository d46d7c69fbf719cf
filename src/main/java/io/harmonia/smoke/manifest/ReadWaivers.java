package io.harmonia.smoke.manifest;

import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/**
 * What reading waivers gave.
 *
 * @param file where they were looked for
 * @param read what was found there
 */
public record ReadWaivers(WaiversFile file, ReadFile<StatedWaivers> read) {

  /** The waivers, in their order; none where the file could not be read. */
  public List<StatedWaiver> waivers() {
    return read.value().map(StatedWaivers::waivers).orElse(List.of());
  }
}
