package io.harmonia.smoke.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void takesTheMarksOfMarkdownAway() {
    assertThat(PlainText.of("see [the table](#x), `smoke.root` and **this**"))
        .isEqualTo("see the table, smoke.root and this");
  }

  @Test
  void breaksAtEightyColumnsAndIndents() {
    String text = "word ".repeat(40).strip();

    assertThat(PlainText.wrap(text, "- ", "  "))
        .hasSize(3)
        .allMatch(line -> line.length() <= 80)
        .first()
        .asString()
        .startsWith("- word")
        .hasSizeGreaterThan(75);
  }

  @Test
  void keepsAWordThatIsTooLongWhole() {
    String word = "x".repeat(100);

    assertThat(PlainText.wrap("a " + word + " b", "", "")).containsExactly("a", word, "b");
  }
}
