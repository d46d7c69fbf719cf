package io.harmonia.smoke.docs;

import io.harmonia.smoke.terminal.KindExplanation;
import java.util.stream.Collectors;

/** The explanations of kinds as the README's table has them. */
public final class KindTable {
  private KindTable() {}

  /** A row for each kind. */
  public static String markdown() {
    return KindExplanation.all().values().stream()
        .map(KindTable::row)
        .collect(Collectors.joining());
  }

  private static String row(KindExplanation explained) {
    String remedy = explained.remedy().isEmpty() ? "" : " " + explained.remedy();
    return "| `"
        + explained.kind().label()
        + "` | "
        + explained.kind().verdict().label()
        + " | "
        + explained.meaning()
        + remedy
        + " |\n";
  }
}
