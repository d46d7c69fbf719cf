package io.harmonia.smoke.pooch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected here is what Python 3.11's {@code shlex.split} gives. */
class ShellWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a b c | [a, b, c]",
        "\"a b\" c | [a b, c]",
        "'a \"b' c | [a \"b, c]",
        "a\\ b c | [a b, c]",
        "'a\\ b' | [a\\ b]",
        "\"a\\b\\\"\\\\c\" | [a\\b\"\\c]",
        "a'b'\"c\" | [abc]",
        "a\t b | [a, b]",
        "a #b | [a, #b]",
        "'' x | [, x]",
      })
  void splitsAsPythonDoes(String line, String words) {
    assertThat(ShellWords.of(line).words().stream().map(ShellWords.Word::text).toList())
        .hasToString(words);
    assertThat(ShellWords.of(line).wrong()).isEmpty();
  }

  @Test
  void knowsWhereWordsBegin() {
    assertThat(ShellWords.of("\"a b\"  c").words())
        .containsExactly(new ShellWords.Word("a b", 0), new ShellWords.Word("c", 7));
  }

  @Test
  void refusesWhatPythonRefuses() {
    assertThat(ShellWords.of("a 'b").wrong()).isPresent();
    assertThat(ShellWords.of("a \"b\\\"").wrong()).isPresent();
    assertThat(ShellWords.of("a b\\").wrong()).isPresent();
  }
}
