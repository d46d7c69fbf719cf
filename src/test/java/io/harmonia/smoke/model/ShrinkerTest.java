package io.harmonia.smoke.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the shrinker leaves of a world in which a wrong policy parts from the right one. */
class ShrinkerTest {
  private static final PolicyModel RIGHT = new PolicyModel(EnumSet.allOf(Rule.class));

  @ParameterizedTest
  @EnumSource(
      value = Rule.class,
      names = {"RECORDED_DIFFERS", "RECORDED_ABSENT", "STATED_DIFFERS", "AGREEMENT", "MORE_FILES"})
  void leavesOneChangeOfOnePiece(Rule forgotten) {
    PolicyModel wrong = new PolicyModel(EnumSet.complementOf(EnumSet.of(forgotten)));
    Predicate<Genome> parts =
        genome ->
            RIGHT.judge(genome.world()).isClean() != wrong.judge(genome.world()).isClean();
    Genome large =
        LongStream.iterate(1, seed -> seed + 1)
            .mapToObj(Worlds::of)
            .filter(genome -> genome.pieces().size() == 3 && genome.later().size() == 3)
            .filter(parts)
            .findFirst()
            .orElseThrow();

    Genome least = new Shrinker(parts).shrink(large);

    assertThat(parts).accepts(least);
    assertThat(least.pieces()).hasSize(1);
    assertThat(least.earlier().size() + least.later().size()).isEqualTo(1);
    assertThat(least.settings()).isEmpty();
    assertThat(least.ignored()).isEmpty();
    assertThat(least.hasRepository()).isFalse();
  }
}
