package io.harmonia.smoke.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.path.RelativePath;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathPrintsTest {

  @Test
  void countsEachOfManyPathsOnce() {
    PathPrints prints = new PathPrints();

    prints.addAll(paths(0, 20_000));
    prints.addAll(paths(10_000, 30_000));

    assertThat(prints.size()).isEqualTo(30_000);
  }

  @Test
  void countsWhatTheOtherSetHasNot() {
    PathPrints prints = new PathPrints();
    PathPrints other = new PathPrints();
    prints.addAll(paths(0, 100));
    other.addAll(paths(70, 200));

    assertThat(prints.sizeWithout(other)).isEqualTo(70);
    assertThat(other.sizeWithout(prints)).isEqualTo(100);
    assertThat(prints.sizeWithout(prints)).isZero();
    assertThat(prints.sizeWithout(new PathPrints())).isEqualTo(100);
  }

  private static List<RelativePath> paths(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> new RelativePath("models/m" + i)).toList();
  }
}
