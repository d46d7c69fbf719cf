package io.harmonia.smoke.settings;

import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.plan.Strictness;
import io.harmonia.smoke.waiver.WaiverTerm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The settings that a run was given: JUnit configuration parameters, so that a system property,
 * {@code junit-platform.properties} and the launcher all set them. Each is read when it is asked
 * for, and refused with a {@link WrongUsageException} where it makes no sense.
 */
public final class GivenSettings {
  private final Function<String, Optional<String>> parameters;
  private final Path buildFolder;

  /**
   * @param buildFolder the folder that the build runs in: relative paths are relative to it
   */
  public GivenSettings(Function<String, Optional<String>> parameters, Path buildFolder) {
    this.parameters = parameters;
    this.buildFolder = buildFolder.toAbsolutePath().normalize();
  }

  /** The settings of a build that runs in the current folder. */
  public static GivenSettings here(Function<String, Optional<String>> parameters) {
    return new GivenSettings(parameters, Path.of(""));
  }

  /** The same, of settings by name. */
  public static GivenSettings here(Map<String, String> given) {
    return here(name -> Optional.ofNullable(given.get(name)));
  }

  /** The folder that the build runs in. */
  public Path buildFolder() {
    return buildFolder;
  }

  /**
   * The value of a setting.
   *
   * @throws WrongUsageException if it was given and makes no sense
   */
  public <T> T get(Setting<T> setting) {
    Optional<String> text = parameters.apply(setting.name());
    if (text.filter(String::isBlank).isPresent()) {
      throw new WrongUsageException(
          setting + ": is given and blank: expected a value, or not to be given at all");
    }
    try {
      return setting.read(text, buildFolder);
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(setting + ": " + e.getMessage());
    }
  }

  /** What to compare versions with; refused if it is nothing where a baseline is required. */
  public BaselineSetting baseline() {
    BaselineSetting baseline = get(SmokeSettings.BASELINE);
    if (baseline instanceof BaselineSetting.None && get(SmokeSettings.BASELINE_REQUIRED)) {
      throw new WrongUsageException(
          SmokeSettings.BASELINE
              + " is none and "
              + SmokeSettings.BASELINE_REQUIRED
              + " is true: expected one of the two");
    }
    return baseline;
  }

  /**
   * How long waivers may last.
   *
   * @param today the day of the run, UTC
   */
  public WaiverTerm waiverTerm(LocalDate today) {
    return new WaiverTerm(today, get(SmokeSettings.WAIVERS_LONGEST).intValue());
  }

  /** How strict the checks are. */
  public Strictness strictness() {
    return new Strictness(
        get(SmokeSettings.REQUIRE), get(SmokeSettings.UNLISTED), get(SmokeSettings.DIGESTS));
  }

  /** How much of a document is read. */
  public Limits limits() {
    Map<Limit, Long> limits = new EnumMap<>(Limit.class);
    SmokeSettings.limits().forEach((limit, setting) -> limits.put(limit, get(setting)));
    return new Limits(limits);
  }

  /**
   * How much of a document is read, and how long.
   *
   * @param begun what {@link System#nanoTime} said when the run began
   */
  public Bounds bounds(long begun) {
    Optional<Duration> timeout = get(SmokeSettings.TIMEOUT);
    return new Bounds(
        limits(), timeout.map(limit -> Deadline.since(begun, limit)).orElse(Deadline.NONE));
  }

  /** The settings that are given, by name. */
  public Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    for (Setting<?> setting : SmokeSettings.all()) {
      parameters.apply(setting.name()).ifPresent(text -> given.put(setting.name(), text));
    }
    return given;
  }

  /** The values of the settings that change verdicts, by name. */
  public Map<String, String> changingVerdicts() {
    Map<String, String> values = new LinkedHashMap<>();
    SmokeSettings.all().stream()
        .filter(Setting::changesVerdicts)
        .forEach(setting -> values.put(setting.name(), String.valueOf(get(setting))));
    return values;
  }

  /** What the report is to note of the settings: those that narrow or widen what is checked. */
  public List<String> notes() {
    return SmokeSettings.all().stream().flatMap(setting -> note(setting).stream()).toList();
  }

  private <T> Optional<String> note(Setting<T> setting) {
    return setting.note(this::get);
  }
}
