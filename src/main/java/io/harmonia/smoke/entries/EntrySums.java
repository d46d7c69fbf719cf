package io.harmonia.smoke.entries;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.workspace.Workspace;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The totals that a combined manifest should state: the very sums that the suite holds it to. */
public final class EntrySums {
  private EntrySums() {}

  /**
   * The totals of a list by their names, {@code models_bytes} and {@code models_files}; nothing
   * where an entry does not state its own.
   *
   * @param workspace tells files from directories, where an entry does not state how many it has
   */
  public static Map<String, Optional<BigInteger>> of(
      Workspace workspace, ListName list, List<Entry> entries) {
    Map<String, Optional<BigInteger>> sums = new LinkedHashMap<>();
    sums.put(list.key() + "_bytes", TotalsCheck.bytes(entries));
    sums.put(list.key() + "_files", new TotalsCheck(workspace).files(entries));
    return sums;
  }
}
