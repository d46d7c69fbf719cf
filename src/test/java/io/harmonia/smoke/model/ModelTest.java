package io.harmonia.smoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.harmonia.smoke.kit.RealProgram;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The suite says of random worlds what the policy says. Two hundred in a build; {@code
 * -Dmodel.worlds=5000 -Dmodel.seed=1000} tries others. Where they part, the world is shrunk to what
 * it takes, and printed as a script.
 */
@Tag("slow")
class ModelTest {
  private static final PolicyModel MODEL = new PolicyModel(EnumSet.allOf(Rule.class));

  static LongStream seeds() {
    long first = Long.getLong("model.seed", 1);
    return LongStream.range(first, first + Integer.getInteger("model.worlds", 200));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theSuiteSaysWhatThePolicySays(long seed) {
    RealProgram.assumeInstalled("git");
    Genome genome = Worlds.of(seed);
    if (!isTried(genome.world())) {
      return;
    }

    Optional<Difference> difference = difference(genome, Observations.ofSeed(seed));

    difference.ifPresent(some -> fail(text(seed, some, genome)));
  }

  @Test
  void triesBothCleanWorldsAndDrift() {
    long clean = seeds().filter(s -> MODEL.judge(Worlds.of(s).world()).isClean()).count();
    long silent = seeds().filter(s -> Silence.isAbout(Worlds.of(s).world())).count();

    assertThat(clean).isBetween(seeds().count() / 5, seeds().count() * 4 / 5);
    assertThat(silent).isLessThan(seeds().count() / 3);
  }

  private static boolean isTried(World world) {
    return !Silence.isAbout(world);
  }

  private static Optional<Difference> difference(Genome genome, Trial.Actual actual) {
    Expected expected = MODEL.judge(genome.world());
    return Difference.between(expected, actual);
  }

  private static String text(long seed, Difference difference, Genome genome) {
    Genome least =
        new Shrinker(
                smaller ->
                    isTried(smaller.world())
                        && difference(smaller, Observations.of(smaller.world()))
                            .equals(Optional.of(difference)))
            .shrink(genome);
    Expected expected = MODEL.judge(least.world());
    Trial.Actual actual = Observations.of(least.world());
    return """
        %s
        -Dmodel.worlds=1 -Dmodel.seed=%d, from which this is left: %s
        The policy says: %s
        The suite says: %s
        The world:
        %s"""
        .formatted(difference, seed, least, expected, actual, WorldScript.of(least.world()));
  }
}
