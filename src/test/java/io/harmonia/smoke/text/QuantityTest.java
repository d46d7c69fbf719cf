package io.harmonia.smoke.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.DefaultLocale;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 bytes",
        "1 | 1 byte",
        "2 | 2 bytes",
        "999 | 999 bytes",
        "1000 | 1,000 bytes",
        "22972370 | 22,972,370 bytes",
        "9223372036854775807 | 9,223,372,036,854,775,807 bytes"
      })
  void showsEveryByte(long bytes, String expected) {
    assertThat(Quantity.exactBytes(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1049, 1.0 kB",
    "1050, 1.1 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "23684031, 23.7 MB",
    "999949999, 999.9 MB",
    "999950000, 1.0 GB",
    "1000000000000, 1.0 TB",
    "1000000000000000, 1.0 PB",
    "1000000000000000000, 1.0 EB",
    "9223372036854775807, 9.2 EB"
  })
  void roundsToAUnitThatReadsWell(long bytes, String expected) {
    assertThat(Quantity.bytes(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0 files", "1 | 1 file", "2 | 2 files", "1024 | 1,024 files"})
  void counts(long number, String expected) {
    assertThat(Quantity.count(number, "file", "files")).isEqualTo(expected);
  }

  /** Arabic and Hindi have digits of their own, German other separators, Turkish another i. */
  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE", "fr-FR"})
  @ResourceLock(Resources.LOCALE)
  void readsTheSameInEveryLocale(String tag) {
    DefaultLocale.during(
        tag,
        () -> {
          assertThat(Quantity.exactBytes(22_972_370)).isEqualTo("22,972,370 bytes");
          assertThat(Quantity.bytes(22_972_370)).isEqualTo("23.0 MB");
          assertThat(Quantity.count(1_024, "file", "files")).isEqualTo("1,024 files");
        });
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void provesThatTheLocalesOfTheseTestsWouldShow() {
    String arabic = String.format(Locale.forLanguageTag("ar-EG-u-nu-arab"), "%,d", 1_024);
    String german = String.format(Locale.GERMANY, "%,d", 1_024);

    assertThat(arabic).isNotEqualTo("1,024");
    assertThat(german).isNotEqualTo("1,024");
  }
}
