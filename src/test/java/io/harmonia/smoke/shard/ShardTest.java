package io.harmonia.smoke.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

  @Test
  void readsWhichOneAndOfHowMany() {
    assertThat(Shard.parse("2/7")).contains(new Shard(2, 7));
    assertThat(Shard.parse("1/1")).contains(new Shard(1, 1));
    assertThat(Shard.parse("10000/10000")).contains(new Shard(10_000, 10_000));
    assertThat(new Shard(2, 7)).hasToString("shard 2 of 7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "2/",
        "/7",
        "0/7",
        "8/7",
        "-1/7",
        "+1/7",
        "1/0",
        "0/0",
        "1/10001",
        "1,7",
        "1 / 7",
        "1/7/9",
        "1.0/7",
        "१/७",
        "99999999999/7",
        "x/y"
      })
  void refusesWhatIsNone(String text) {
    assertThat(Shard.parse(text)).isEmpty();
  }

  @Test
  void cannotBeOutOfRange() {
    assertThatThrownBy(() -> new Shard(8, 7)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shard(0, 7)).isInstanceOf(IllegalArgumentException.class);
  }
}
