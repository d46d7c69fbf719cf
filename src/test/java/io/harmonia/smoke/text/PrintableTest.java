package io.harmonia.smoke.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "models/a b/model-00001-of-00002.safetensors",
        " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        "tök/naïve/模型.bin",
        "e\u0301clair",
        "🤗/model.onnx"
      })
  void leavesOrdinaryTextAsItIs(String ordinary) {
    String shown = Printable.whole(ordinary);

    assertThat(shown).isEqualTo(ordinary);
  }

  @ParameterizedTest(name = "U+{0}")
  @CsvSource({
    "0, control",
    "7, bell",
    "8, backspace",
    "9, tab",
    "a, line feed",
    "d, carriage return",
    "1b, escape",
    "1f, last of the low controls",
    "7f, delete",
    "80, first of the high controls",
    "85, next line",
    "9b, one-byte escape sequence",
    "9f, last of the high controls",
    "a0, no-break space",
    "ad, soft hyphen",
    "61c, Arabic letter mark",
    "2003, em space",
    "200b, zero-width space",
    "200d, zero-width joiner",
    "200e, left-to-right mark",
    "200f, right-to-left mark",
    "2028, line separator",
    "2029, paragraph separator",
    "202a, left-to-right embedding",
    "202e, right-to-left override",
    "2060, word joiner",
    "2066, left-to-right isolate",
    "2069, pop directional isolate",
    "3000, ideographic space",
    "d800, first high surrogate alone",
    "dfff, last low surrogate alone",
    "e000, private use",
    "feff, byte-order mark",
    "fff0, unassigned",
    "ffff, not a character",
    "e0041, tag",
    "f0000, private use of plane 15",
    "10ffff, last code point"
  })
  void escapesWhatIsUnsafeToPrint(String hex, String what) {
    String hostile = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";

    String shown = Printable.whole(hostile);

    assertThat(shown).as(what).isEqualTo("a\\u{" + hex + "}b");
  }

  @ParameterizedTest
  @CsvSource({
    "a ##[error]b, a \\u{23}#[error]b",
    "##[stop-commands]x, \\u{23}#[stop-commands]x",
    "###[add-mask]x, #\\u{23}#[add-mask]x",
    "##vso[task.setvariable]x, \\u{23}#vso[task.setvariable]x",
    "##teamcity[x], \\u{23}#teamcity[x]",
    "##[a]##[b], \\u{23}#[a]\\u{23}#[b]",
    "a ## b # [c] C#[d], a ## b # [c] C#[d]"
  })
  void disarmsACommandOfACiSystemWhereverItStands(String hostile, String shown) {
    assertThat(Printable.whole(hostile)).isEqualTo(shown);
    assertThat(Printable.whole(shown)).isEqualTo(shown);
  }

  @Test
  void disarmsATerminalSequence() {
    String shown = Printable.of("\u001b[31mFAILED\u001b[0m\r\n[smoke] clean");

    assertThat(shown).isEqualTo("\\u{1b}[31mFAILED\\u{1b}[0m\\u{d}\\u{a}[smoke] clean");
  }

  @Test
  void escapesSurrogatesInTheWrongOrder() {
    String shown = Printable.of("\ude00\ud83d");

    assertThat(shown).isEqualTo("\\u{de00}\\u{d83d}");
  }

  @Test
  void quotes() {
    String shown = Printable.quoted("a\tb");

    assertThat(shown).isEqualTo("\"a\\u{9}b\"");
  }
}
