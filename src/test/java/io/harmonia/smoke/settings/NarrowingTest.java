package io.harmonia.smoke.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowingTest {
  private static final Path ROOT = Path.of("/repository");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smoke.sources | auto | none",
        "smoke.sources | | dvc,lfs",
        "smoke.sources | auto,pooch:a.txt | auto",
        "smoke.sources.exclude | a/** | a/**,b/**",
        "smoke.uncounted | | *.tmp",
        "smoke.digests | strong | any",
        "smoke.digests | strong | ",
        "smoke.baseline | | none",
        "smoke.baseline | auto | HEAD",
        "smoke.baseline.required | true | false",
        "smoke.bump-policy | strict | ",
        "smoke.require | recorded | present",
        "smoke.require | recorded | none",
        "smoke.lfs-pointers | reject | accept",
        "smoke.links | | anywhere",
        "smoke.unlisted | reject | remark",
        "smoke.models | | other/models.json",
        "smoke.models | other/models.json | ",
        "smoke.checksums | a | a,b",
        "smoke.recorded-root | | C:/x"
      })
  void hasLessChecked(String name, String before, String now) {
    assertThat(narrows(name, before, now)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smoke.sources | none | auto",
        "smoke.sources | dvc | auto",
        "smoke.sources | dvc | dvc,lfs",
        "smoke.sources | | auto",
        "smoke.sources.exclude | a/**,b/** | a/**",
        "smoke.uncounted | *.tmp | ",
        "smoke.digests | any | strong",
        "smoke.baseline | none | auto",
        "smoke.require | none | present",
        "smoke.require | much | recorded",
        "smoke.lfs-pointers | | accept",
        "smoke.models | a.json | ./a.json",
        "smoke.timeout | 1h | 1s",
        "smoke.limits.depth | 10 | 5"
      })
  void hasNotLessChecked(String name, String before, String now) {
    assertThat(narrows(name, before, now)).isFalse();
  }

  private static boolean narrows(String name, String before, String now) {
    return Narrowing.narrows(
        SmokeSettings.named(name), Optional.ofNullable(before), Optional.ofNullable(now), ROOT);
  }
}
