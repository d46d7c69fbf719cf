package io.harmonia.smoke.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineSettingTest {
  private static final Path FOLDER = Path.of("build").toAbsolutePath();

  @Test
  void readsEachForm() {
    assertThat(parse("auto")).isEqualTo(new BaselineSetting.Auto());
    assertThat(parse("none")).isEqualTo(new BaselineSetting.None());
    assertThat(parse("dir:../x"))
        .isEqualTo(new BaselineSetting.Directory(FOLDER.resolveSibling("x")));
    assertThat(parse("origin/main")).isEqualTo(new BaselineSetting.Revision("origin/main"));
    assertThat(parse("HEAD~1")).isEqualTo(new BaselineSetting.Revision("HEAD~1"));
  }

  /** What git would take for an option, or for two words. */
  @ParameterizedTest
  @ValueSource(strings = {"-x", "--all", "a b", "a\tb", "a\nb", "a\u007f", "dir:"})
  void refusesWhatIsNoRevision(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static BaselineSetting parse(String text) {
    return BaselineSetting.parse(text, FOLDER);
  }
}
