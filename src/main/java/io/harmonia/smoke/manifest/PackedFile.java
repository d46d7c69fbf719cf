package io.harmonia.smoke.manifest;

import io.harmonia.smoke.text.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One artifact, as an entry keeps it.
 *
 * @param path a text, relative to the entry's path
 * @param sizeBytes a number
 * @param sha256 a digest
 */
record PackedFile(
    @Nullable Object path,
    @Nullable Object sizeBytes,
    @Nullable Object sha256,
    List<Problem> problems) {
  /** Number of places of one: its own and those of its fields. */
  static final int PLACES = 4;
}
