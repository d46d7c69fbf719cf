package io.harmonia.smoke.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocationTest {

  @Test
  void readsAsEditorsShowIt() {
    Location location = new Location("models/inventory.json", 12, 5);

    assertThat(location).hasToString("models/inventory.json:12:5");
  }

  @Test
  void startsAtTheFirstColumnOfTheFirstLine() {
    Location location = Location.startOf("models/checksums.sha256");

    assertThat(location).isEqualTo(new Location("models/checksums.sha256", 1, 1));
  }

  @Test
  void showsAHostileFileNameOnOneLine() {
    Location location = Location.startOf("a\nmodels/inventory.json:1:1: fine");

    assertThat(location).hasToString("a\\u{a}models/inventory.json:1:1: fine:1:1");
  }

  @Test
  void carriesItsProblemThroughAnException() {
    Problem problem = new Problem(Location.startOf("a"), "is empty", "Write it.");

    MalformedTextException exception = new MalformedTextException(problem);

    assertThat(exception).hasMessage("is empty");
    assertThat(exception.problem()).isEqualTo(problem);
  }
}
