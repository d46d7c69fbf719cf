package io.harmonia.smoke.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.kit.EntryBuilder;
import io.harmonia.smoke.text.Location;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AmountsTest {
  private static Optional<Stated<Long>> stated(long amount) {
    return EntryBuilder.model(0, "a").size(amount).build().sizeBytes();
  }

  @Test
  void addsUp() {
    assertThat(Amounts.sum(Stream.of(stated(1), stated(2), stated(3)))).contains(6L);
  }

  @Test
  void theSumOfNothingIsZero() {
    assertThat(Amounts.sum(Stream.of())).contains(0L);
  }

  @Test
  void oneThatIsNotStatedLeavesNoSum() {
    assertThat(Amounts.sum(Stream.of(stated(1), Optional.empty(), stated(3)))).isEmpty();
  }

  @Test
  void oneThatIsNotValidLeavesNoSum() {
    Stated<Long> invalid =
        new Stated<>("-1", Location.startOf("f"), Optional.empty(), Optional.empty());

    assertThat(Amounts.sum(Stream.of(stated(1), Optional.of(invalid)))).isEmpty();
  }

  @Test
  void aSumBeyondALongIsNone() {
    assertThat(Amounts.sum(Stream.of(stated(Long.MAX_VALUE), stated(0)))).contains(Long.MAX_VALUE);
    assertThat(Amounts.sum(Stream.of(stated(Long.MAX_VALUE), stated(1)))).isEmpty();
    assertThat(Amounts.sum(Stream.of(stated(Long.MAX_VALUE), stated(Long.MAX_VALUE), stated(2))))
        .isEmpty();
  }

  @Test
  void isCappedAtTheLargestNumber() {
    assertThat(Amounts.addCapped(1, 2)).isEqualTo(3);
    assertThat(Amounts.addCapped(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(Amounts.addCapped(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }
}
