package io.harmonia.smoke.docs;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/formats.md and the pages below it say of each format what its guide says. */
class FormatsDocumentTest {

  @Test
  void hasATableOfWhatTheGuidesSay() throws IOException {
    Generated.assertRest(Path.of("docs/formats.md"), "## Formats\n\n", FormatPages.table());
  }

  @ParameterizedTest
  @EnumSource(FormatPages.class)
  void hasAPageOfEachFamily(FormatPages page) throws IOException {
    Generated.assertPage(Path.of("docs/formats", page.file()), page.text());
  }
}
