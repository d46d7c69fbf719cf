package io.harmonia.smoke.matrix;

import java.util.List;

/** What stands in a checksum file. */
final class ChecksumFileRows {
  private ChecksumFileRows() {}

  static List<Row> rows() {
    return List.of();
  }
}
