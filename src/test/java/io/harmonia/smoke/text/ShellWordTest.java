package io.harmonia.smoke.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/a.bin",
        "a b",
        "",
        "it's",
        "'",
        "$(touch x)",
        "`touch x`",
        "a\\b",
        "\"",
        "*",
        "~",
        "a;touch x",
        "tök",
        "-n",
        "a=b",
        "!x",
        "#x"
      })
  void isOneWordToTheRealShell(String text) {
    RealProgram.assumeInstalled("sh");

    String printed =
        RealProgram.runSuccessfully(folder, "sh", "-c", "printf '<%s>' " + ShellWord.of(text));

    assertThat(printed).isEqualTo("<" + text + ">");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesAPlainPathAsItIs() {
    assertThat(ShellWord.of("models/acme-2/a_b.bin")).isEqualTo("models/acme-2/a_b.bin");
  }

  @Test
  void writesControlCharactersPrintable() {
    assertThat(ShellWord.of("a\u001b[31m\nb")).isEqualTo("'a\\u{1b}[31m\\u{a}b'");
  }
}
