package io.harmonia.smoke.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.manifest.EntryVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BumpTest {

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.4, PATCH",
    "1.2.3, 1.3.0, MINOR",
    "1.2.3, 2.0.0, MAJOR",
    "1.2.3, 1.3.0-rc.1, MINOR",
    "0.2.3, 0.2.4, MINOR",
    "0.2.3, 0.3.0, MAJOR",
    "0.2.3, 1.0.0, MAJOR",
    "1.0.0-rc.1, 1.0.0-rc.2, MAJOR",
    "1.0.0-rc.1, 1.0.0, MAJOR",
    "models:v1.2.3, 1.2.4, PATCH",
  })
  void tellsHowFarAVersionRose(String before, String after, Bump bump) {
    assertThat(Bump.between(version(before), version(after))).isEqualTo(bump);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, NONE, 1.2.3",
    "1.2.3, PATCH, 1.2.4",
    "1.2.3, MINOR, 1.3.0",
    "1.2.3, MAJOR, 2.0.0",
    "0.2.3, PATCH, 0.2.4",
    "0.2.3, MINOR, 0.2.4",
    "0.2.3, MAJOR, 0.3.0",
    "1.2.3+build.5, PATCH, 1.2.4",
    "1.0.0-rc.1, MAJOR, 1.0.0-rc.2",
    "1.0.0-rc, PATCH, 1.0.0-rc.1",
    "1.0.0-alpha.9, MINOR, 1.0.0-alpha.10",
    "20261122061700.0.0, PATCH, 20261122061700.0.1",
  })
  void proposesTheSmallestVersion(String before, Bump bump, String proposed) {
    assertThat(bump.after(version(before))).hasToString(proposed);
  }

  @ParameterizedTest
  @EnumSource(
      value = Bump.class,
      names = {"PATCH", "MINOR", "MAJOR"})
  void proposesWhatIsEnough(Bump bump) {
    for (String text :
        new String[] {"0.0.0", "0.9.9", "1.0.0", "3.4.5+b", "2.0.0-a.b", "1.0.0-7"}) {
      EntryVersion before = version(text);

      EntryVersion after = bump.after(before);

      assertThat(Precedence.of(after).compareTo(Precedence.of(before)))
          .as("%s → %s", before, after)
          .isPositive();
      assertThat(Bump.between(before, after)).as(text).isGreaterThanOrEqualTo(bump);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"patch", "minor", "major"})
  void isNamedInWords(String level) {
    assertThat(Bump.valueOf(level.toUpperCase(java.util.Locale.ROOT)).inWords())
        .isEqualTo("a " + level + " version");
  }

  private static EntryVersion version(String text) {
    return EntryVersion.parse(text).orElseThrow();
  }
}
