package io.harmonia.smoke.policy;

import io.harmonia.smoke.workspace.ReadFile;
import java.util.Optional;

/**
 * What reading a file that need not be there gave.
 *
 * @param file where it was looked for
 * @param read what was found there
 * @param <T> what it is parsed into
 */
public record ReadOptional<T>(OptionalFile file, ReadFile<T> read) {

  /** What it holds, if it could be read. */
  public Optional<T> value() {
    return read.value();
  }

  /** Whether it is not there and need not be, so that there is nothing to check. */
  public boolean isNotWanted() {
    return read instanceof ReadFile.Missing<T> && !file.asked();
  }
}
