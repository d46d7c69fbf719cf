package io.harmonia.smoke.finding;

import java.util.List;
import java.util.stream.Stream;

/** Checks of one sort. How many there are is known before any of them is made. */
public interface CheckSource {

  /** Number of {@link #checks()}. */
  int count();

  /** The checks, each made when it is asked for; always the same ones in the same order. */
  Stream<Check> checks();

  /**
   * Every check that there may be, whatever files are there: the same on each machine that has the
   * same manifests and checksum files.
   */
  default Stream<Check> possible() {
    return checks();
  }

  /** A few checks, kept. */
  static CheckSource of(List<Check> checks) {
    return new CheckSource() {
      @Override
      public int count() {
        return checks.size();
      }

      @Override
      public Stream<Check> checks() {
        return checks.stream();
      }
    };
  }
}
