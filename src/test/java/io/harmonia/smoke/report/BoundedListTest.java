package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundedListTest {
  private static final String MORE = " more: see `smoke-report.json`\n";

  @Test
  void holdsAllItemsThatFit() {
    assertThat(BoundedList.of(Stream.of("- a\n", "- b\n"), 2, 2, 1_000)).isEqualTo("- a\n- b\n");
  }

  @Test
  void isNothingWithoutItems() {
    assertThat(BoundedList.of(Stream.of(), 0, 2, 1_000)).isEmpty();
  }

  @Test
  void countsThoseBeyondTheMostThatItHolds() {
    assertThat(BoundedList.of(Stream.of("- a\n", "- b\n", "- c\n"), 1_003, 2, 1_000))
        .isEqualTo("- a\n- b\n- and 1,001" + MORE);
  }

  @Test
  void takesAnItemWholeOrNotAtAll() {
    List<String> items =
        IntStream.range(0, 10)
            .mapToObj(i -> "- " + (char) ('a' + i) + "x".repeat(150) + "\n")
            .toList();

    for (int room = 0; room < 2_000; room++) {
      String list = BoundedList.of(items.stream(), 10, 10, room);

      assertThat(list).hasSizeLessThanOrEqualTo(Math.max(room, 80));
      long held = list.lines().filter(items.stream().map(String::strip).toList()::contains).count();
      assertThat(list)
          .isEqualTo(
              String.join("", items.subList(0, (int) held))
                  + (held == 10
                      ? ""
                      : held == 0
                          ? "- 10: see `smoke-report.json`\n"
                          : "- and " + (10 - held) + MORE));
    }
  }

  @Test
  void readsNoMoreThanItHolds() {
    Stream<String> items =
        Stream.iterate(0, i -> i + 1)
            .peek(i -> assertThat(i).isLessThanOrEqualTo(3))
            .map(i -> "- " + i + "\n");

    assertThat(BoundedList.of(items, 1_000_000, 3, 1_000)).startsWith("- 0\n- 1\n- 2\n- and");
  }
}
