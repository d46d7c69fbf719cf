package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <a href="https://semver.org/spec/v2.0.0.html">SemVer 2.0.0</a>, and two spellings more. */
class EntryVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.2.0, 1.2.0",
    "v1.2.0, 1.2.0",
    "models:v1.2.0, 1.2.0",
    "models:1.2.0, 1.2.0",
    "datasets:v1.2.0, 1.2.0",
    "0.0.0, 0.0.0",
    "10.20.30, 10.20.30",
    "2147483648.0.0, 2147483648.0.0",
    "20261122061700.0.99999999999999999999, 20261122061700.0.99999999999999999999",
    "1.0.0-alpha, 1.0.0-alpha",
    "v1.0.0-alpha.1, 1.0.0-alpha.1",
    "1.0.0-0, 1.0.0-0",
    "1.0.0-0a, 1.0.0-0a",
    "1.0.0--, 1.0.0--",
    "1.0.0-0.a.10.1a, 1.0.0-0.a.10.1a",
    "1.0.0+0.01.a-, 1.0.0+0.01.a-",
    "1.0.0+001, 1.0.0+001",
    "1.0.0-rc.1+build.5, 1.0.0-rc.1+build.5",
    "1.0.0-99999999999999999999999, 1.0.0-99999999999999999999999"
  })
  void readsASpelling(String text, String normalised) {
    assertThat(EntryVersion.parse(text).map(EntryVersion::toString)).contains(normalised);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v",
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.0",
        "1.02.0",
        "1.2.00",
        "1.0.0-01",
        "1.0.0-a.01",
        "1.0.0-a.",
        "1.0.0+a.",
        "1.0.0-",
        "1.0.0+",
        "1.0.0-a..b",
        "1.0.0-ä",
        "1.0.0+a+b",
        "-1.0.0",
        "V1.0.0",
        "vv1.0.0",
        "model:v1.0.0",
        "models:models:1.0.0",
        "models: 1.0.0",
        "１.0.0",
        " 1.0.0",
        "1.0.0 ",
        "1.0.0\n",
        "latest",
        "1.x",
        "^1.0.0",
        "1.0.0 - 2.0.0"
      })
  void refusesEverythingElse(String text) {
    assertThat(EntryVersion.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "1.", "1", "a", "-"})
  void readsVeryLongVersions(String part) {
    String text = "1.0.0-" + part.repeat(500_000);

    assertThat(EntryVersion.parse(text + "a+" + part.repeat(500_000) + "b")).isPresent();
    assertThat(EntryVersion.parse(text + "!")).isEmpty();
  }

  @Test
  void cannotBeWrong() {
    assertThatThrownBy(() -> new EntryVersion("v1.2.0"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isTheSameInEverySpelling() {
    EntryVersion plain = version("1.2.0");

    assertThat(version("v1.2.0")).isEqualTo(plain).hasSameHashCodeAs(plain);
    assertThat(version("models:v1.2.0")).isEqualTo(plain).hasSameHashCodeAs(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.1", "1.2.0-alpha", "1.2.0+build"})
  void isAnotherWhereAnythingDiffers(String text) {
    assertThat(version(text)).isNotEqualTo(version("1.2.0"));
  }

  private static EntryVersion version(String text) {
    return EntryVersion.parse(text).orElseThrow();
  }
}
