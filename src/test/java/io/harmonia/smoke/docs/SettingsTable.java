package io.harmonia.smoke.docs;

import io.harmonia.smoke.settings.SmokeSettings;
import java.util.stream.Collectors;

/** README's table of settings, as the code states them. */
final class SettingsTable {
  private SettingsTable() {}

  static String markdown() {
    return SmokeSettings.all().stream()
        .map(s -> "| `%s` | %s | %s |\n".formatted(s.name(), s.meaning(), s.unlessGiven()))
        .collect(Collectors.joining());
  }
}
