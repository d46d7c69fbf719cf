package io.harmonia.smoke.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.text.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

  @Test
  void readsADocumentOfTheMostBytesAllowed() throws IOException {
    assertThat(stream(10, 10).readAllBytes()).hasSize(10);
  }

  @Test
  void refusesOneByteMore() {
    assertThatThrownBy(() -> stream(11, 10).readAllBytes())
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            e -> assertThat(e.limit()).isEqualTo(Limit.DOCUMENT_SIZE));
  }

  @Test
  void countsWhatIsReadByteByByteOrSkipped() throws IOException {
    InputStream in = stream(11, 10);
    in.read();
    in.skipNBytes(9);

    assertThatThrownBy(in::read).isInstanceOf(LimitExceededException.class);
  }

  @Test
  void endsAStreamAtTheDeadline() throws IOException {
    AtomicLong now = new AtomicLong();
    Deadline deadline = Deadline.since(0, Duration.ofNanos(2), now::incrementAndGet);
    InputStream in =
        new Bounds(Limits.STANDARD, deadline).hold(new ByteArrayInputStream(new byte[9]));

    assertThat(in.read()).isZero();

    assertThatThrownBy(in::read).isInstanceOf(TimedOutException.class);
  }

  @Test
  void namesTheLimitItsValueAndItsSetting() {
    Limits limits = new Limits(Map.of(Limit.DEPTH, 1234L));

    assertThat(limits.exceeded(Limit.DEPTH, Location.startOf("a")).message())
        .isEqualTo("exceeds the limit of 1,234 levels of nesting (smoke.limits.depth=1234)");
    assertThat(limits.exceeded(Limit.DEPTH, Location.startOf("a")).remedy())
        .endsWith("raise the limit with smoke.limits.depth.");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 100_001})
  void refusesALimitThatIsNone(long value) {
    assertThatThrownBy(() -> new Limits(Map.of(Limit.DEPTH, value)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static InputStream stream(int bytes, long limit) {
    Limits limits = new Limits(Map.of(Limit.DOCUMENT_SIZE, limit));
    return new Bounds(limits, Deadline.NONE).hold(new ByteArrayInputStream(new byte[bytes]));
  }
}
