package io.harmonia.smoke.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the shrinker leaves of a world in which a wrong policy parts from the right one. */
class ShrinkerTest {
  private static final PolicyModel RIGHT = new PolicyModel(EnumSet.allOf(Rule.class));

  @Test
  void leavesTheOneChangeOfTheOnePieceThatAForgottenRuleIsAbout() {
    Pieces pieces = new Pieces(new Random(7));
    Change piece = pieces.loose(Shelf.MODELS, 1);
    Change fault = Changes.replace("models/loose1-a.bin");
    Genome large =
        new Genome(
            List.of(pieces.loose(Shelf.MODELS, 0), piece, pieces.loose(Shelf.DATASETS, 2)),
            List.of(Changes.point("models/loose0-a.bin")),
            List.of(
                Changes.add("models/stray/x.bin"), fault, Changes.link("datasets/loose2-a.bin")),
            true,
            true,
            Set.of("models/loose1-a.bin"),
            Map.of("smoke.require", "recorded"),
            new Manner(EnumSet.allOf(Shelf.class), Manner.Spelling.BSD));

    Genome least = new Shrinker(forgetting(Rule.RECORDED_DIFFERS)).shrink(large);

    assertThat(least)
        .isEqualTo(
            new Genome(
                List.of(piece),
                List.of(),
                List.of(fault),
                false,
                false,
                Set.of(),
                Map.of(),
                new Manner(Set.of(), Manner.Spelling.PLAIN)));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void leavesNothingThatCouldBeLeftOut(Rule forgotten) {
    Predicate<Genome> parts = forgetting(forgotten);
    Genome large =
        LongStream.iterate(1, seed -> seed + 1)
            .mapToObj(Worlds::of)
            .filter(parts)
            .findFirst()
            .orElseThrow();

    Genome least = new Shrinker(parts).shrink(large);

    assertThat(parts).accepts(least);
    assertThat(Shrinker.smaller(least)).noneMatch(parts);
    assertThat(least.pieces()).hasSizeLessThanOrEqualTo(2);
    assertThat(least.earlier().size() + least.later().size()).isLessThanOrEqualTo(2);
  }

  /** Whether the outcome of a world shows that a rule was forgotten. */
  private static Predicate<Genome> forgetting(Rule rule) {
    PolicyModel wrong = new PolicyModel(EnumSet.complementOf(EnumSet.of(rule)));
    return genome -> RIGHT.judge(genome.world()).isClean() != wrong.judge(genome.world()).isClean();
  }
}
