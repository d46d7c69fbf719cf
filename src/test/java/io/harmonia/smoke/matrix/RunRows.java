package io.harmonia.smoke.matrix;

import java.util.List;

/** Limits, hostile text, and the process that a run is made in. */
final class RunRows {
  private RunRows() {}

  static List<Row> rows() {
    return List.of();
  }
}
