package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/state.md promises that no run in CI uses a state. */
class StateDocumentTest {
  @Test
  void noWorkflowAndNoExampleSetsIt() throws IOException {
    for (Path place : List.of(Path.of(".github/workflows"), Path.of("docs/ci"))) {
      try (Stream<Path> below = Files.walk(place)) {
        List<Path> files = below.filter(Files::isRegularFile).toList();

        assertThat(files).isNotEmpty().noneMatch(StateDocumentTest::setsIt);
      }
    }
    assertThat(Path.of("action.yml")).isRegularFile().matches(file -> !setsIt(file));
  }

  private static boolean setsIt(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return text.contains("smoke.state") || text.contains("smoke-state");
    } catch (IOException e) {
      return true;
    }
  }
}
