package io.harmonia.smoke.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code smoke.sources} says. */
class SourceChoiceTest {
  private static final List<String> KNOWN = List.of("toy", "dvc");

  private static SourceChoice parse(String text) {
    return SourceChoice.parse(text, KNOWN);
  }

  @Test
  void autoTakesEveryFormat() {
    assertThat(parse("auto")).isEqualTo(SourceChoice.AUTO);
    assertThat(parse("auto").takes("toy")).isTrue();
  }

  @Test
  void noneTakesNone() {
    assertThat(parse("none").takes("toy")).isFalse();
    assertThat(parse("none").globs("toy")).isEmpty();
  }

  @Test
  void aListTakesThoseThatItNames() {
    SourceChoice choice = parse("dvc");

    assertThat(choice.takes("dvc")).isTrue();
    assertThat(choice.takes("toy")).isFalse();
  }

  @Test
  void aPlaceIsOneMoreToAutoAndTheOnlyOneWithoutIt() {
    assertThat(parse("auto, toy:a/*.txt").takes("toy")).isTrue();
    assertThat(parse("auto, toy:a/*.txt").globs("toy")).containsExactly("a/*.txt");
    assertThat(parse("toy:a.txt").takes("toy")).isFalse();
    assertThat(parse("toy:a.txt,toy:b.txt").globs("toy")).containsExactly("a.txt", "b.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tOy", "git", "auto,", "auto,none", "toy:", "", ":a.txt", "none,toy"})
  void isRefusedWhereItNamesNoFormat(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the formats are toy, dvc");
  }
}
