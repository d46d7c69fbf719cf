package io.harmonia.smoke.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

  @ParameterizedTest
  @CsvSource({
    "acme/Tiny, acme/tiny, by case",
    "Вера, вера, by case",
    "STRASSE/tök, strasse/TÖK, by case",
    "t\u00f6k, to\u0308k, in how its letters are composed (Unicode’s NFC and NFD)",
    "acme, \u0430cme, by U+0430 CYRILLIC SMALL LETTER A for U+0061 LATIN SMALL LETTER A at character 1",
    "Base, \u0412ase, by U+0412 CYRILLIC CAPITAL LETTER VE for U+0042 LATIN CAPITAL LETTER B at character 1",
    "model, m\u03bfdel, by U+03BF GREEK SMALL LETTER OMICRON for U+006F LATIN SMALL LETTER O at character 2",
    "acme, ac\u200bme, by an invisible U+200B ZERO WIDTH SPACE at character 3",
    "ac\u00adme, acme, by the lack of an invisible U+00AD SOFT HYPHEN at character 3",
    "acme, \ufeffacme, by an invisible U+FEFF ZERO WIDTH NO-BREAK SPACE at character 1",
    "acme, acme\u202e, by an invisible U+202E RIGHT-TO-LEFT OVERRIDE at character 5",
    "acme, acme\u200d, by an invisible U+200D ZERO WIDTH JOINER at character 5",
    "a b, a\u00a0b, by U+00A0 NO-BREAK SPACE for U+0020 SPACE at character 2",
    "a-b, a\u2011b, by U+2011 NON-BREAKING HYPHEN for U+002D HYPHEN-MINUS at character 2",
    "a.b, a\uff0eb, by U+FF0E FULLWIDTH FULL STOP for U+002E FULL STOP at character 2"
  })
  void takesTextsForOneAndSaysInWhatTheyDiffer(String text, String other, String difference) {
    assertThat(Likeness.of(other)).isEqualTo(Likeness.of(text));
    assertThat(Likeness.difference(text, other)).isEqualTo(difference);
  }

  @ParameterizedTest
  @CsvSource({
    "model-1, model-l",
    "model0, modelo",
    "tok, tök",
    "x2, x²",
    "a_b, a-b",
    "acme, acme2",
    "модель, модели",
    "میخواهم, می\u200cخواهم",
    "👩🚀, 👩\u200d🚀",
    "中文, 中国"
  })
  void tellsTextsApartThatAReaderDoes(String text, String other) {
    assertThat(Likeness.of(other)).isNotEqualTo(Likeness.of(text));
  }

  @Test
  void namesAFewOfManyDifferences() {
    assertThat(Likeness.difference("aaaaa", "\u0430".repeat(5)))
        .contains("at character 1, ", "at character 3 and 2 more")
        .doesNotContain("at character 4");
  }
}
