package io.harmonia.smoke.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationTimeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T01:02:03.456Z"), ZoneOffset.UTC);
  private static final String BEFORE = "{\"generated_at\":\"then\"}";
  private static final String AFTER = "{\"generated_at\":\"then\",\"x\":1}";

  @Test
  void isKeptWhereNothingChanged() throws IOException {
    assertThat(stamped(Optional.empty(), Map.of(), BEFORE)).isEqualTo("then");
  }

  @Test
  void isNowToTheSecondWhereSomethingChanged() throws IOException {
    assertThat(stamped(Optional.empty(), Map.of(), AFTER)).isEqualTo("2026-11-24T01:02:03Z");
  }

  @Test
  void isTheTimeOfTheSourceWhereThatIsGiven() throws IOException {
    assertThat(stamped(Optional.empty(), Map.of("SOURCE_DATE_EPOCH", "1"), AFTER))
        .isEqualTo("1970-01-01T00:00:01Z");
  }

  @Test
  void isWhatIsAskedForEvenWhereNothingChanged() throws IOException {
    assertThat(stamped(Optional.of("2020-01-01T00:00:00+01:00"), Map.of(), BEFORE))
        .isEqualTo("2020-01-01T00:00:00+01:00");
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

  private static String stamped(
      Optional<String> asked, Map<String, String> environment, String manifest) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode now = (ObjectNode) mapper.readTree(manifest);
    time(asked, environment).stamp((ObjectNode) mapper.readTree(BEFORE), now);
    return now.path("generated_at").asText();
  }

  private static GenerationTime time(Optional<String> asked, Map<String, String> environment) {
    return GenerationTime.of(asked, environment, CLOCK);
  }
}
