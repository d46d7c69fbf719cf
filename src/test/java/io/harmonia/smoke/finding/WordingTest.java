package io.harmonia.smoke.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.text.Location;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Location AT = new Location("models/inventory.json", 12, 5);

  @Test
  void isOneTextOfItsParts() {
    assertThat(Wording.of("is wrong")).hasToString("is wrong");
    assertThat(Wording.compared("a: ", "6 bytes", "8 bytes"))
        .hasToString("a: expected 6 bytes, actual 8 bytes");
    assertThat(Wording.explained("", "a file", "there is none"))
        .hasToString("expected a file, actual: there is none");
  }

  @Test
  void saysMoreOfWhatIsThere() {
    Wording both = Wording.compared("a: ", "6", "8").and(", so");

    assertThat(both).isEqualTo(Wording.compared("a: ", "6", "8, so"));
    assertThat(Wording.of("a").and(", so")).isEqualTo(Wording.of("a, so"));
  }

  @Test
  void aMessageBeginsWithItsPlaceAndIsReadWithoutIt() {
    Finding finding =
        Finding.at(AT, Kind.SIZE_MISMATCH, Wording.compared("a: ", "6", "8"), "Restore.");

    Finding read = Finding.read(Kind.SIZE_MISMATCH, Optional.of(AT), finding.message(), "Restore.");

    assertThat(finding.message()).isEqualTo("models/inventory.json:12:5: a: expected 6, actual 8");
    assertThat(read.said()).isEqualTo(Wording.of("a: expected 6, actual 8"));
    assertThat(read.message()).isEqualTo(finding.message());
  }
}
