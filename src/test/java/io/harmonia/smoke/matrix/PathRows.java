package io.harmonia.smoke.matrix;

import java.util.List;

/** Where paths and links lead, and how names are spelt. */
final class PathRows {
  private PathRows() {}

  static List<Row> rows() {
    return List.of();
  }
}
