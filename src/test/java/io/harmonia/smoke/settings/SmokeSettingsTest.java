package io.harmonia.smoke.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Limit;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each setting is stated once, and none is read that is not. */
class SmokeSettingsTest {
  private static final Pattern IN_A_TEXT =
      Pattern.compile("(?<![\\w.-])smoke\\.[a-z-]+(\\.[a-z-]+)*(?=[^\"]*\")");
  private static final Set<String> EXAMPLES =
      Set.of("smoke.properties", "smoke.yml", "smoke.x", "smoke.xx");

  @Test
  void areAllDeclared() throws IllegalAccessException {
    List<Object> constants = new ArrayList<>();
    for (Field field : SmokeSettings.class.getFields()) {
      constants.add(field.get(null));
    }

    assertThat(SmokeSettings.all())
        .containsExactlyInAnyOrderElementsOf(constants.stream().map(c -> (Setting<?>) c).toList());
    assertThat(SmokeSettings.all()).extracting(Setting::name).doesNotHaveDuplicates();
  }

  @Test
  void areMadeByNobodyElse() {
    Stream<Member> makers =
        Stream.concat(
            Arrays.stream(Setting.class.getDeclaredConstructors()),
            Arrays.stream(Setting.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Setting.class));

    assertThat(makers).isNotEmpty().noneMatch(maker -> Modifier.isPublic(maker.getModifiers()));
  }

  @Test
  void areWhatMessagesName() throws IOException {
    List<String> named = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Files.readString(file)
            .lines()
            .filter(line -> !line.strip().matches("(import|package|\\*|/\\*|//).*"))
            .flatMap(line -> IN_A_TEXT.matcher(line).results())
            .map(match -> match.group())
            .forEach(named::add);
      }
    }

    assertThat(named)
        .contains("smoke.links", "smoke.timeout")
        .allMatch(
            name ->
                SmokeSettings.isKnown(name)
                    || EXAMPLES.contains(name)
                    || SmokeSettings.all().stream().anyMatch(s -> s.name().startsWith(name)));
  }

  /** Shards that differ in one of them are not of one run. */
  @Test
  void areOfTheInputsOfARunWhereTheyChangeVerdicts() {
    assertThat(SmokeSettings.all())
        .filteredOn(Setting::changesVerdicts)
        .extracting(Setting::name)
        .filteredOn(name -> !name.startsWith("smoke.limits."))
        .containsExactlyInAnyOrder(
            "smoke.recorded-root",
            "smoke.sources",
            "smoke.sources.exclude",
            "smoke.digests",
            "smoke.upstream",
            "smoke.upstream.allow",
            "smoke.upstream.http",
            "smoke.upstream.required",
            "smoke.upstream.moved-on",
            "smoke.upstream.only",
            "smoke.baseline.required",
            "smoke.bump-policy",
            "smoke.require",
            "smoke.lfs-pointers",
            "smoke.links",
            "smoke.unlisted",
            "smoke.uncounted");
    assertThat(SmokeSettings.limits().values()).allMatch(Setting::changesVerdicts);
  }

  @Test
  void areThereForEachLimit() {
    assertThat(Limit.values())
        .allMatch(limit -> SmokeSettings.isKnown(limit.setting()))
        .hasSameSizeAs(SmokeSettings.limits().keySet());
  }

  @Test
  void tellWhichPropertiesLookLikeSettingsAndAreNone() {
    Set<String> unknown =
        SmokeSettings.unknown(
            Set.of("smoke.roots", "smoke.root", "smoke.Require", "smokes", "java.home"));

    assertThat(unknown).containsExactly("smoke.Require", "smoke.roots");
  }

  @Test
  void suggestWhatBeginsOrEndsAlike() {
    assertThat(SmokeSettings.suggestions("smoke.baselin"))
        .containsExactly("smoke.baseline", "smoke.baseline.required");
    assertThat(SmokeSettings.suggestions("require")).containsExactly("smoke.require");
    assertThat(SmokeSettings.suggestions("java.home")).isEmpty();
  }
}
