package io.harmonia.smoke.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.harmonia.smoke.json.RawJson;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationTimeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T01:02:03.456Z"), ZoneOffset.UTC);
  private static final RawJson.Members BEFORE =
      RawJson.Members.NONE.with("generated_at", new RawJson.Text("then"));
  private static final RawJson.Members AFTER = BEFORE.with("x", RawJson.Literal.of(1));

  @Test
  void isKeptWhereNothingChanged() {
    assertThat(time(Optional.empty(), Map.of()).stamp(BEFORE, BEFORE)).isEqualTo(BEFORE);
  }

  @Test
  void isNowToTheSecondWhereSomethingChanged() {
    assertThat(time(Optional.empty(), Map.of()).stamp(BEFORE, AFTER).get("generated_at"))
        .contains(new RawJson.Text("2026-11-24T01:02:03Z"));
  }

  @Test
  void isTheTimeOfTheSourceWhereThatIsGiven() {
    assertThat(
            time(Optional.empty(), Map.of("SOURCE_DATE_EPOCH", "1"))
                .stamp(BEFORE, AFTER)
                .get("generated_at"))
        .contains(new RawJson.Text("1970-01-01T00:00:01Z"));
  }

  @Test
  void isWhatIsAskedForEvenWhereNothingChanged() {
    assertThat(
            time(Optional.of("2020-01-01T00:00:00+01:00"), Map.of())
                .stamp(BEFORE, BEFORE)
                .get("generated_at"))
        .contains(new RawJson.Text("2020-01-01T00:00:00+01:00"));
  }

  @Test
  void refusesWhatIsNoTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time(Optional.of("yesterday"), Map.of()))
        .withMessageContaining("--generated-at: expected a time")
        .withMessageContaining("\"yesterday\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time(Optional.empty(), Map.of("SOURCE_DATE_EPOCH", "x")))
        .withMessageContaining("SOURCE_DATE_EPOCH: expected seconds");
  }

  private static GenerationTime time(Optional<String> asked, Map<String, String> environment) {
    return GenerationTime.of(asked, environment, CLOCK);
  }
}
