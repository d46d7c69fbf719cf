package io.harmonia.smoke.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.manifest.EntryVersion;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

  @ParameterizedTest
  @CsvSource({
    ">=1.2.0 <2.0.0, 1.2.0, true",
    ">=1.2.0 <2.0.0, 1.1.9, false",
    ">=1.2.0 <2.0.0, 2.0.0, false",
    ">=1.2.0 <2.0.0, 1.5.0-rc.1, false",
    ">=1.2.0-rc.1 <2.0.0, 1.2.0-rc.2, true",
    "^1.2, 1.9.9, true",
    "^1.2, 2.0.0, false",
    "~1.2.3, 1.3.0, false",
    "1.x, 1.7.0, true",
    "*, 0.0.1, true",
    "1.2.0 - 2.0.0, 2.0.0, true",
    "^1 || ^3, 3.1.0, true",
    "^1 || ^3, 2.1.0, false",
    "=1.0.0, 1.0.0+build, true",
    "1.0.0, 1.0.1, false",
    ">= 1.2.0, 1.2.0, true",
    ">1.2, 1.2.9, false",
    ">1, 1.9.9, false",
    "<1, 0.9.9, true",
    "<1, 1.0.0, false",
    "<=1, 1.9.9, true",
    "<=1.2, 1.3.0, false",
    ">=1.2, 1.2.0, true",
    "=1.2, 1.2.9, true",
    "^0, 0.9.9, true",
    "^0, 1.0.0, false",
    "^0.0, 0.0.9, true",
    "^0.0, 0.1.0, false",
    "^0.x, 1.0.0, false",
    "<1.x, 0.9.9, true",
    "<1.x, 1.0.0, false",
    ">1.x, 1.9.9, false",
    "* <2, 1.0.0, true",
    "* <2, 2.0.0, false",
    "~1 <2, 0.0.3, false",
    "^1 >0, 2.0.0, false",
    "x || 3, 0.1.0, true",
    "1.x - 2, 2.9.9, true",
    "<=1.2.0-rc.1, 1.2.0-rc.2, false",
    "<1.2, 1.2.0-rc.1, false",
    ">1.0.0-rc.1, 1.0.0, true",
    ">=99999999999, 99999999999.0.0, true",
    ">=99999999999, 99999999998.0.0, false",
    "^0.0.3, 0.0.3, true",
    "^0.0.3, 0.0.4, false",
    "^0.0.0, 0.0.1, false",
    "^0.2, 0.2.9, true",
    "^0.2, 0.3.0, false",
    "~0, 0.9.0, true",
    "~1, 2.0.0, false",
    "~1.2, 1.3.0, false",
    "0.x, 0.9.9, true",
    "0.x, 1.0.0, false",
    "1.2.x, 1.3.0, false",
    "1.X.*, 1.3.0, true",
    "1, 1.9.0, true",
    "1.2, 1.3.0, false",
    "1.2 - 2.3, 2.3.9, true",
    "1.2 - 2.3, 2.4.0, false",
    "1.x <1.5, 1.5.0, false",
    "^0.2.3, 0.3.0, false",
    "~1, 1.9.0, true",
    ">=1.0.0-rc.1 <2.0.0, 1.0.0-rc.2, true",
    ">=1.0.0-rc.1 <2.0.0, 1.0.0-beta, false",
    ">=1.0.0-rc.1 <2.0.0, 1.1.0-rc.2, false",
    "^1.2.3-x-1.0+b.01, 1.2.3-x-1.1, true",
    "v1.2.3 - v2, 2.9.9, true",
    "1.2.3 - 2.0.0, 2.0.1, false",
    ">=999999999.0.0, 20261122061700.0.0, true",
    "<999999999.0.0, 20261122061700.0.0, false",
  })
  void containsAsNpmDoes(String range, String version, boolean contained) {
    assertThat(VersionRange.parse(range).orElseThrow().contains(version(version)))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "latest",
        "junk",
        ">=1.2.0, <2.0.0",
        ">=1.2.0 <",
        ">=1.2.0 foo",
        "[1.0,2.0)",
        ">=1.2.0 && <2",
        "!=1.0.0",
        "1.2.3.4",
        "01.2.3",
        "^1 ||",
        "|| ^1",
        ">=1.2.0\n<2.0.0",
        ">=1.0.0-a..b <2.0.0",
        ">=1.0.0-. <2.0.0",
        ">=1.0.0-01 <2.0.0",
        ">=1.0.0+a..b <2.0.0",
        "1.x.5",
        "<1.x.5",
        "<*",
        "^x",
        "*.1",
        "1.2.",
        " 1",
        "1 ",
        "1    2",
        "- 2",
        "1 - 2 - 3",
        "1 - >2",
        "1.2.0<2.0.0",
        "x.1",
        ">*",
        ">=\n1.2.0",
      })
  void refusesWhatNpmWouldHalfIgnoreOrIsNoRange(String text) {
    assertThat(VersionRange.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ">=1.2.0 <2.0.0, 1.0.0, 1.2.0",
    ">=1.2.0 <2.0.0, 3.0.0, 1.2.0",
    ">1.2.0-rc.1, 1.0.0, 1.2.0",
    ">1.2.0, 1.0.0, 1.2.1",
    "<=1.4.0, 2.0.0, 1.4.0",
    "^1 || ^3, 2.0.0, 3.0.0",
    "^1 || ^3, 5.0.0, 3.0.0",
  })
  void namesTheNearestVersion(String range, String actual, String nearest) {
    assertThat(VersionRange.parse(range).orElseThrow().nearestTo(version(actual)))
        .contains(version(nearest));
  }

  @Test
  void refusesAHostileRangeAtOnce() {
    String set = "1   1   1   1   1   1   1   1";

    assertThat(VersionRange.parse(String.join(" || ", Collections.nCopies(16, set)) + "!"))
        .isEmpty();
    assertThat(VersionRange.parse("1.0.0-" + "a.".repeat(100_000) + "a")).isEmpty();
  }

  @Test
  void isShownAsItWasWritten() {
    assertThat(VersionRange.parse("^1 || ^3")).hasToString("Optional[^1 || ^3]");
  }

  private static EntryVersion version(String text) {
    return EntryVersion.parse(text).orElseThrow();
  }
}
