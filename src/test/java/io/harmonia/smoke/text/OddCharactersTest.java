package io.harmonia.smoke.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddCharactersTest {

  @ParameterizedTest
  @CsvSource({
    "ac\u200bme, holds U+200B ZERO WIDTH SPACE at character 3, 'which nobody sees'",
    "\ufeffacme, holds U+FEFF ZERO WIDTH NO-BREAK SPACE at character 1, 'which nobody sees'",
    "acme\u200d, holds U+200D ZERO WIDTH JOINER at character 5, 'which nobody sees'",
    "a\u202eb, holds U+202E RIGHT-TO-LEFT OVERRIDE at character 2, 'which nobody sees'",
    "a\ufe0f, holds U+FE0F VARIATION SELECTOR-16 at character 2, 'which nobody sees'",
    "\u0430cme/x, holds U+0430 CYRILLIC SMALL LETTER A at character 1, 'which looks like a Latin letter, as those around it are'",
    "x/tin\u0443, holds U+0443 CYRILLIC SMALL LETTER U at character 6, 'which looks like a Latin letter, as those around it are'"
  })
  void namesWhatAReaderDoesNotSee(String text, String what, String why) {
    assertThat(OddCharacters.in(text)).contains(what + ", " + why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme/tiny-1.0 b",
        "tök/模型",
        "модель/вата",
        "ελληνικά",
        "ИИ-model",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d🚀",
        "❤\ufe0f",
        "👍🏽\u200d",
        "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f"
      })
  void findsNothingOddInOrdinaryNames(String text) {
    assertThat(OddCharacters.in(text)).isEmpty();
  }

  @Test
  void namesAFewOfMany() {
    assertThat(OddCharacters.in("\u200b".repeat(1000)).orElseThrow())
        .contains("at character 3")
        .doesNotContain("at character 4");
  }
}
