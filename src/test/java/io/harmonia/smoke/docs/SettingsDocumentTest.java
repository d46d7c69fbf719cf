package io.harmonia.smoke.docs;

import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/settings.md has every setting, as the code states it. */
class SettingsDocumentTest {

  @Test
  void hasTheTableOfSettingsThatTheCodeStates() throws IOException {
    String rows =
        SmokeSettings.all().stream()
            .map(s -> "| `%s` | %s | %s |\n".formatted(s.name(), s.meaning(), s.unlessGiven()))
            .collect(Collectors.joining());

    Generated.assertTable(Path.of("docs/settings.md"), "| setting |", rows);
  }
}
