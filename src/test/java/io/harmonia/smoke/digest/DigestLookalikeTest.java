package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.DefaultLocale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestLookalikeTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void seesThatNothingIsThere(String text) {
    assertThat(DigestLookalike.describe(text)).isEqualTo("blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {" d41d8cd98f00b204e9800998ecf8427e", "abc\n", "\u2003TODO"})
  void seesWhiteSpaceAround(String text) {
    assertThat(DigestLookalike.describe(text)).isEqualTo("surrounded by white space");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TODO",
        "todo: fill in",
        "TBD",
        "PLACEHOLDER_SHA256",
        "Unknown",
        "none",
        "N/A",
        "<sha256>",
        "<64 hex digits>",
        "$SHA",
        "${model.sha256}",
        "a-${hash}",
        "xx",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "----",
        "????"
      })
  void seesAPlaceholder(String text) {
    assertThat(DigestLookalike.describe(text)).isEqualTo("a placeholder");
  }

  @ParameterizedTest
  @CsvSource({
    "8, a CRC-32 or a short commit (8 hexadecimal digits)",
    "32, an MD5 (32 hexadecimal digits)",
    "40, a SHA-1 or a git commit (40 hexadecimal digits)",
    "56, a SHA-224 (56 hexadecimal digits)",
    "96, a SHA-384 (96 hexadecimal digits)",
    "128, a SHA-512 (128 hexadecimal digits)",
    "1, 1 hexadecimal digits",
    "63, 63 hexadecimal digits",
    "65, 65 hexadecimal digits"
  })
  void namesADigestByItsLength(int length, String expected) {
    String digits = "0123456789abcdefABCDEF".repeat(6).substring(0, length);

    assertThat(DigestLookalike.describe(digits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 32, 63})
  void takesRepeatedHexadecimalDigitsForADigest(int length) {
    assertThat(DigestLookalike.describe("0".repeat(length))).contains("hexadecimal digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
      })
  void seesAPrefix(String text) {
    assertThat(DigestLookalike.describe(text))
        .isEqualTo("a prefixed digest (write the 64 hexadecimal digits alone)");
  }

  @Test
  void seesBase64() {
    assertThat(DigestLookalike.describe("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="))
        .isEqualTo("a Base64 digest (write it as 64 hexadecimal digits)");
  }

  @ParameterizedTest
  @CsvSource({
    "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0, 43",
    "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0g, 44",
    "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0g=, 45",
    "hello, 5",
    "x, 1",
    "<, 1",
    "<open, 5"
  })
  void countsTheCharactersOfAnythingElse(String text, int length) {
    assertThat(DigestLookalike.describe(text))
        .isEqualTo(length + " characters that are not all hexadecimal digits");
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void seesAPlaceholderInTurkishToo() {
    DefaultLocale.during(
        "tr-TR",
        () -> assertThat(DigestLookalike.describe("PLACEHOLDER ID")).isEqualTo("a placeholder"));
  }
}
