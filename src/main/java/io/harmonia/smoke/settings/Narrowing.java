package io.harmonia.smoke.settings;

import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.pointer.PointerPolicy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which value of a setting has less checked, or held to less, than another. Where two cannot be
 * told apart, such as two places of one manifest, any other value does.
 */
public final class Narrowing {
  private static final Map<String, BiPredicate<Object, Object>> RULES = new HashMap<>();

  static {
    for (Setting<?> place :
        List.of(
            SmokeSettings.MODELS,
            SmokeSettings.DATASETS,
            SmokeSettings.COMBINED,
            SmokeSettings.CHECKSUMS,
            SmokeSettings.WAIVERS,
            SmokeSettings.REQUIREMENTS,
            SmokeSettings.RECORDED_ROOT)) {
      RULES.put(place.name(), (before, now) -> true);
    }
    rule(
        SmokeSettings.SOURCES,
        (before, now) ->
            (before.all() && !now.all())
                || before.asked().stream()
                    .anyMatch(
                        one -> !now.asked().contains(one) && !(now.all() && one.glob().isEmpty())));
    rule(SmokeSettings.SOURCES_EXCLUDE, Narrowing::hasMore);
    rule(SmokeSettings.UNCOUNTED, Narrowing::hasMore);
    rule(SmokeSettings.DIGESTS, (before, now) -> now == DigestPolicy.ANY);
    rule(SmokeSettings.BASELINE, (before, now) -> !(now instanceof BaselineSetting.Auto));
    rule(SmokeSettings.BASELINE_REQUIRED, (before, now) -> !now);
    rule(SmokeSettings.BUMP_POLICY, (before, now) -> now == BumpPolicy.LENIENT);
    rule(SmokeSettings.REQUIRE, (before, now) -> before != Requirement.NONE);
    rule(SmokeSettings.LFS_POINTERS, (before, now) -> now == PointerPolicy.ACCEPT);
    rule(SmokeSettings.LINKS, (before, now) -> now == Links.ANYWHERE);
    rule(SmokeSettings.UNLISTED, (before, now) -> now == UnlistedPolicy.REMARK);
  }

  private Narrowing() {}

  /** Whether a setting has values that narrow. */
  public static boolean isPossible(String name) {
    return RULES.containsKey(name);
  }

  /**
   * Whether a value narrows more than another.
   *
   * @param before the other one, if it was given; one that makes no sense was as good as none
   * @param now the value, if it is given
   * @param folder what a relative path is relative to
   */
  public static boolean narrows(
      Setting<?> setting, Optional<String> before, Optional<String> now, Path folder) {
    BiPredicate<Object, Object> rule = RULES.get(setting.name());
    if (rule == null) {
      return false;
    }
    Object then = value(setting, before, folder);
    Object value = value(setting, now, folder);
    return !then.equals(value) && rule.test(then, value);
  }

  private static Object value(Setting<?> setting, Optional<String> text, Path folder) {
    try {
      return setting.read(text, folder);
    } catch (IllegalArgumentException e) {
      return setting.read(Optional.empty(), folder);
    }
  }

  private static boolean hasMore(Optional<List<String>> before, Optional<List<String>> now) {
    return !new HashSet<>(before.orElse(List.of())).containsAll(now.orElse(List.of()));
  }

  @SuppressWarnings("unchecked") // values of one setting, which the form has made
  private static <T> void rule(Setting<T> setting, BiPredicate<T, T> rule) {
    RULES.put(setting.name(), (before, now) -> rule.test((T) before, (T) now));
  }
}
