package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RenderedSummary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSpanTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "plain, `plain`",
        "a`b, ``a`b``",
        "a``b, `a``b`",
        "a``b`c, ```a``b`c```",
        "`a, `` `a ``",
        "a`, `` a` ``",
        "'', `  `",
        "' ', ` `",
        "' a ', `  a  `",
        "' a', ` a`",
      })
  void isFencedByARunOfBackticksThatIsNotInIt(String text, String span) {
    assertThat(CodeSpan.of(text, 100)).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a`b", "``", "`a`", " a ", "", "a\\", "<b>`</b>", "\\`", "` `` ```"})
  void isOneCodeSpanThatSaysTheText(String text) {
    RenderedSummary rendered = RenderedSummary.of("- before " + CodeSpan.of(text, 100) + " after");

    assertThat(rendered.code()).singleElement().asString().isEqualToIgnoringWhitespace(text);
    assertThat(rendered.outsideOfCode()).isEqualTo("before   after");
  }

  /** GitHub's parser takes no run of more than 80 for a fence. */
  @Test
  void hasAShortFenceWhateverTheText() {
    String every =
        IntStream.rangeClosed(1, 30).mapToObj("`"::repeat).collect(Collectors.joining("x"));

    for (String text : List.of("`".repeat(200), "`".repeat(79) + " " + "`".repeat(81), every)) {
      String span = CodeSpan.of(text, 500);
      assertThat(span.indexOf(' ')).isBetween(1, 31);
      assertThat(RenderedSummary.of(span).code()).containsExactly(text);
    }
  }

  @Test
  void isShortenedInItsMiddle() {
    String text = "h".repeat(100) + "m".repeat(51) + "t".repeat(50);

    assertThat(CodeSpan.of(text, 150))
        .isEqualTo("`" + "h".repeat(100) + "…[51 more characters]…" + "t".repeat(50) + "`");
    assertThat(CodeSpan.of("x".repeat(150), 150)).hasSize(152);
  }

  @Test
  void isNotCutBetweenTheHalvesOfACharacter() {
    for (int before = 0; before < 4; before++) {
      String span = CodeSpan.of("x".repeat(before) + "🤗".repeat(100), 60);

      assertThat(span.codePoints())
          .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
  }

  @Test
  void holdsNoLineEnd() {
    assertThat(CodeSpan.of("a\n\n# b\r", 100)).isEqualTo("`a\\u{a}\\u{a}# b\\u{d}`");
  }
}
