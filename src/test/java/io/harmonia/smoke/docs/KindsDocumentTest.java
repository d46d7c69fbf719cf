package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/kinds.md and the pages below it say of each kind what {@code explain} says. */
class KindsDocumentTest {
  private static final Path PAGE = Path.of("docs/kinds.md");

  @Test
  void hasTheTableOfKindsThatExplainSpeaksFrom() throws IOException {
    Generated.assertTable(PAGE, "| kind |", KindPages.table());
  }

  @ParameterizedTest
  @EnumSource(KindPages.class)
  void hasAPageOfEachGroupThatExplainSpeaksFrom(KindPages page) throws IOException {
    Generated.assertPage(Path.of("docs/kinds", page.file()), page.text());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void namesEveryKindWithItsVerdict(Kind kind) throws IOException {
    assertThat(Files.readString(PAGE).lines())
        .anyMatch(
            line ->
                line.startsWith("| [`" + kind.label() + "`]")
                    && line.contains("| " + kind.verdict().label() + " |"));
  }
}
