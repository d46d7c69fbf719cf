package io.harmonia.smoke.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
  private final Deadline tenNanos =
      Deadline.since(now.get(), Duration.ofNanos(10), now::getAndIncrement);

  @Test
  void isOverWhenItsTimeHasPassed() {
    assertThat(tenNanos.isOver()).isFalse();
    now.addAndGet(10);

    assertThat(tenNanos.isOver()).isTrue();
    assertThatThrownBy(tenNanos::require)
        .isInstanceOfSatisfying(
            TimedOutException.class, e -> assertThat(e.deadline()).isSameAs(tenNanos));
  }

  @Test
  void neverComesWhereThereIsNone() {
    assertThat(Deadline.NONE.isOver()).isFalse();
    assertThatCode(Deadline.NONE::require).doesNotThrowAnyException();
    assertThat(Deadline.NONE.await(Thread::currentThread)).contains(Thread.currentThread());
  }

  @Test
  void givesTheResultOfWorkThatEnds() {
    assertThat(Deadline.after(Duration.ofMinutes(1)).await(() -> "done")).contains("done");
  }

  @Test
  void leavesWorkBehindThatDoesNotEnd() {
    CountDownLatch never = new CountDownLatch(1);

    Optional<String> result = Deadline.after(Duration.ofMillis(50)).await(() -> waitFor(never));

    assertThat(result).isEmpty();
    never.countDown();
  }

  @Test
  void beginsNoWorkAfterwards() {
    AtomicBoolean begun = new AtomicBoolean();
    now.addAndGet(11);

    Optional<Boolean> result = tenNanos.await(() -> begun.getAndSet(true));

    assertThat(result).isEmpty();
    assertThat(begun).isFalse();
  }

  @Test
  void throwsWhatTheWorkThrows() {
    Deadline deadline = Deadline.after(Duration.ofMinutes(1));

    assertThatThrownBy(
            () ->
                deadline.await(
                    () -> {
                      throw new IllegalArgumentException("mine");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mine");
    assertThatThrownBy(
            () ->
                deadline.await(
                    () -> {
                      throw new StackOverflowError("deep");
                    }))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void saysHowLongItGives() {
    assertThat(Deadline.after(Duration.ofMinutes(1))).hasToString("60 s");
    assertThat(Deadline.after(Duration.ofMillis(1500))).hasToString("1.5 s");
    assertThat(Deadline.NONE).hasToString("no deadline");
  }

  private static String waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "late";
  }
}
