package io.harmonia.smoke.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts are cut in the middle, between characters. */
class ShorteningTest {
  private static final String FACE = "😀";

  @Test
  void keepsATextOf250Characters() {
    String text = "x".repeat(250);

    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void cutsATextOf251CharactersInTheMiddle() {
    String text = "h".repeat(160) + "m".repeat(31) + "t".repeat(60);

    String shown = Printable.of(text);

    assertThat(shown).isEqualTo("h".repeat(160) + "…[31 more characters]…" + "t".repeat(60));
  }

  @Test
  void showsTheWholeTextWhereAsked() {
    String text = "x".repeat(100_000);

    assertThat(Printable.whole(text)).isEqualTo(text);
  }

  @Test
  void countsEscapesAsTheyAreShown() {
    String shown = Printable.of("\u0001".repeat(100));

    assertThat(shown).startsWith("\\u{1}\\u{1}").contains("…[280 more characters]…");
  }

  @ParameterizedTest
  @ValueSource(ints = {125, 126, 130, 159, 160, 200, 220, 221, 250})
  void keepsUpTo250CharactersOutsideTheBasicPlane(int faces) {
    String text = FACE.repeat(faces);

    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void cutsBetweenCharactersOutsideTheBasicPlane() {
    String shown = Printable.of(FACE.repeat(251));

    assertThat(shown).isEqualTo(FACE.repeat(160) + "…[31 more characters]…" + FACE.repeat(60));
  }

  @Test
  void shortensWhatItQuotes() {
    String shown = Printable.quoted("x".repeat(300));

    assertThat(shown).startsWith("\"xxx").endsWith("xxx\"").contains("…[80 more characters]…");
  }
}
