package io.harmonia.smoke.ledger;

import io.harmonia.smoke.source.RecordSource;
import java.util.List;

/** The formats that are read beside Harmonia's own. A new one is a line here. */
public final class RecordSources {
  /** All of them, in the order in which the checks of their records are made. */
  public static final List<RecordSource> ALL = List.of();

  private RecordSources() {}
}
