package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/formats.md says of each format what its guide says. */
class FormatsDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/formats.md");
  private static final String HEADING = "## Formats\n\n";

  /** Written anew by {@code mvn test -Dtest=FormatsDocumentTest -Dreadme.write}. */
  @Test
  void hasWhatTheGuidesSay() throws IOException {
    String document = Files.readString(DOCUMENT);
    String before = document.substring(0, document.indexOf(HEADING) + HEADING.length());
    String expected = before + FormatTable.markdown();
    if (System.getProperty("readme.write") != null) {
      Files.writeString(DOCUMENT, expected);
      document = expected;
    }

    assertThat(document).isEqualTo(expected);
  }
}
