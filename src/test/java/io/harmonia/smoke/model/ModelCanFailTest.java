package io.harmonia.smoke.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that is wrong in one point is found out. */
@Tag("slow")
class ModelCanFailTest {
  private static final int WORLDS = 20_000;
  private static final PolicyModel MODEL = new PolicyModel(EnumSet.allOf(Rule.class));

  @BeforeAll
  static void needsGit() {
    RealProgram.assumeInstalled("git");
  }

  static Stream<Rule> rules() {
    // What EMPTIED finds, DROPPED, DEMOTED or BUMP find too, in all worlds that are tried.
    return Stream.of(Rule.values()).filter(rule -> rule != Rule.EMPTIED);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noticesThatARuleIsNotKept(Rule rule) {
    Set<Rule> others = EnumSet.complementOf(EnumSet.of(rule));

    assertIsNoticed(new PolicyModel(others)::judge);
  }

  static Stream<Arguments> rulesTooMany() {
    return Stream.of(
        tooMany("fewer files than stated are drift", ModelCanFailTest::isPartial),
        tooMany("what nothing records is drift where it is absent", ModelCanFailTest::lacksEntry),
        tooMany("a pointer is no file", world -> hasForm(world, Item.Form.POINTER)),
        tooMany("a link is no file", world -> hasForm(world, Item.Form.LINK)),
        tooMany("a version may not rise in vain", ModelCanFailTest::hasRisen));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesTooMany")
  void noticesARuleTooMany(String rule, Predicate<World> isDrift) {
    assertIsNoticed(
        world -> {
          Expected expected = MODEL.judge(world);
          if (isDrift.test(world)) {
            expected.add(Rule.STATED_DIFFERS, rule);
          }
          return expected;
        });
  }

  /** Of the first worlds where the outcome shows it, the suite is with the right policy in one. */
  private static void assertIsNoticed(Function<World, Expected> wrong) {
    List<Long> seeds =
        LongStream.rangeClosed(1, WORLDS)
            .filter(seed -> isParted(Worlds.of(seed).world(), wrong))
            .limit(3)
            .boxed()
            .toList();

    assertThat(seeds).as("of %d worlds", WORLDS).isNotEmpty();
    assertThat(seeds).anyMatch(ModelCanFailTest::isRight);
  }

  private static boolean isRight(long seed) {
    boolean isClean = MODEL.judge(Worlds.of(seed).world()).isClean();
    return Observations.ofSeed(seed).isClean() == isClean;
  }

  private static boolean isParted(World world, Function<World, Expected> wrong) {
    return MODEL.judge(world).isClean() != wrong.apply(world).isClean() && !Silence.isAbout(world);
  }

  private static Arguments tooMany(String rule, Predicate<World> isDrift) {
    return Arguments.of(rule, isDrift);
  }

  private static boolean isPartial(World world) {
    return world.now().entries().stream()
        .anyMatch(e -> e.count().filter(n -> world.now().below(e.path()).size() < n).isPresent());
  }

  private static boolean lacksEntry(World world) {
    return world.now().entries().stream()
        .map(Entry::path)
        .anyMatch(path -> !world.isStillThere(path) && world.now().below(path).isEmpty());
  }

  private static boolean hasForm(World world, Item.Form form) {
    return world.now().files().values().stream().anyMatch(item -> item.form() == form);
  }

  private static boolean hasRisen(World world) {
    return world.before().stream()
        .flatMap(before -> before.entries().stream())
        .anyMatch(
            earlier ->
                earlier.fields().text(Fields.VERSION).filter("1.2.3"::equals).isPresent()
                    && world.now().entries().stream()
                        .filter(now -> now.name().equals(earlier.name()))
                        .map(now -> now.fields().text(Fields.VERSION).orElse(""))
                        .anyMatch("1.3.0"::equals));
  }
}
