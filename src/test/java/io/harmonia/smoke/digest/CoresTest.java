package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void helpsAsLongAsACoreIsFree() {
    Cores two = new Cores(2);

    assertThat(two.tryTake()).isTrue();
    assertThat(two.tryTake()).isTrue();
    assertThat(two.tryTake()).isFalse();
  }

  @Test
  void helpsAgainOnceACoreWasGivenBack() {
    Cores one = new Cores(1);
    one.take();

    one.release();

    assertThat(one.tryTake()).isTrue();
  }

  @Test
  void countsWorkThatIsDoneThoughNoneIsFree() {
    Cores one = new Cores(1);
    one.take();
    one.take();

    one.release();

    assertThat(one.tryTake()).isFalse();
  }
}
