package io.harmonia.smoke.settings;

import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.plan.Strictness;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.text.Printable;
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
import java.util.stream.Stream;

/**
 * The settings that a run was given: JUnit configuration parameters, so that a system property,
 * {@code junit-platform.properties} and the launcher all set them. Each is read when it is asked
 * for, and refused with a {@link WrongUsageException} where it makes no sense. What is not given
 * there is taken from the repository's {@link SettingsFile}, once that was read.
 */
public final class GivenSettings {
  private final Function<String, Optional<String>> parameters;
  private final Path buildFolder;
  private final Optional<Repository> repository;

  /**
   * What the repository says.
   *
   * @param root the workspace, to which paths in the file are relative
   * @param file the settings file, if it has one
   */
  private record Repository(Path root, Optional<SettingsFile> file) {}

  /**
   * @param buildFolder the folder that the build runs in: relative paths are relative to it
   */
  public GivenSettings(Function<String, Optional<String>> parameters, Path buildFolder) {
    this(parameters, buildFolder.toAbsolutePath().normalize(), Optional.empty());
  }

  private GivenSettings(
      Function<String, Optional<String>> parameters,
      Path buildFolder,
      Optional<Repository> repository) {
    this.parameters = parameters;
    this.buildFolder = buildFolder;
    this.repository = repository;
  }

  /** The settings of a build that runs in the current folder. */
  public static GivenSettings here(Function<String, Optional<String>> parameters) {
    return new GivenSettings(parameters, Path.of(""));
  }

  /** The same, of settings by name. */
  public static GivenSettings here(Map<String, String> given) {
    return here(name -> Optional.ofNullable(given.get(name)));
  }

  /**
   * The same, with the settings of a repository behind them.
   *
   * @param root the workspace
   * @param file its settings file, if it has one
   * @throws WrongUsageException if a line of it makes no sense
   */
  public GivenSettings with(Path root, Optional<SettingsFile> file) {
    file.ifPresent(read -> read.lines().forEach(line -> require(line, root)));
    return new GivenSettings(parameters, buildFolder, Optional.of(new Repository(root, file)));
  }

  private static void require(SettingsFile.Line line, Path root) {
    try {
      Object value = SmokeSettings.named(line.name()).read(Optional.of(line.value()), root);
      List<?> values =
          value instanceof Optional<?> given ? given.stream().toList() : List.of(value);
      for (Object each : values.size() == 1 && values.get(0) instanceof List<?> l ? l : values) {
        boolean isPathOut = each instanceof Path path && !path.startsWith(root);
        if (isPathOut || each instanceof BaselineSetting.Directory) {
          throw new IllegalArgumentException(
              "a file of the repository cannot name another folder: expected a place in the"
                  + " workspace, actual "
                  + line.value());
        }
      }
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(
          line.at() + ": " + line.name() + ": " + Printable.whole(String.valueOf(e.getMessage())));
    }
  }

  /** Whether it is known what the repository says. */
  public boolean hasAskedTheRepository() {
    return repository.isPresent();
  }

  /** The settings without those of the repository. */
  public GivenSettings withoutFile() {
    return new GivenSettings(parameters, buildFolder, Optional.empty());
  }

  /** The settings file of the repository, if it has one and was asked. */
  public Optional<SettingsFile> file() {
    return repository.flatMap(Repository::file);
  }

  /** The line of the file from which a setting has its value, if none other is given. */
  public Optional<SettingsFile.Line> line(Setting<?> setting) {
    return parameters.apply(setting.name()).isPresent()
        ? Optional.empty()
        : file().flatMap(file -> file.line(setting.name()));
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
    Optional<SettingsFile.Line> line = line(setting);
    if (line.isPresent()) {
      return setting.read(
          line.map(SettingsFile.Line::value), repository.orElseThrow().root()); // was required
    }
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
      line(setting)
          .map(SettingsFile.Line::value)
          .or(() -> parameters.apply(setting.name()))
          .ifPresent(text -> given.put(setting.name(), text));
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
    return Stream.concat(
            narrowed().stream(),
            SmokeSettings.all().stream().flatMap(setting -> note(setting).stream()))
        .toList();
  }

  /** What the settings file narrows, with its places. */
  private Optional<String> narrowed() {
    List<String> narrowing =
        SmokeSettings.all().stream()
            .flatMap(setting -> line(setting).stream().filter(line -> narrows(setting, line)))
            .map(
                line ->
                    line.name()
                        + " = "
                        + Printable.of(line.value())
                        + " (line "
                        + line.at().line()
                        + ")")
            .toList();
    return narrowing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            RunReport.NARROWED_BY
                + file().orElseThrow().shownAs()
                + ": "
                + String.join(", ", narrowing));
  }

  private boolean narrows(Setting<?> setting, SettingsFile.Line line) {
    return Narrowing.narrows(
        setting, Optional.empty(), Optional.of(line.value()), repository.orElseThrow().root());
  }

  private <T> Optional<String> note(Setting<T> setting) {
    return setting.note(this::get);
  }
}
