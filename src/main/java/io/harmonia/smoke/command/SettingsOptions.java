package io.harmonia.smoke.command;

import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.terminal.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of every command that reads a workspace. */
public final class SettingsOptions {
  @Spec(Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "The workspace. By default the nearest folder upward that holds a manifest or a checksum"
              + " file.")
  private @Nullable String root;

  @Option(
      names = "-D",
      paramLabel = "smoke.x=y",
      description =
          "A setting, as 'check --help' lists them, for example -D smoke.require=recorded.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** For a command that mixes them in. */
  public SettingsOptions() {}

  /**
   * The settings that are given, by name.
   *
   * @param options settings that have an option of their own, with what it was given
   * @throws ParameterException if one is unknown, or given twice
   */
  public Map<String, String> given(Map<Setting<?>, Optional<String>> options) {
    for (String name : settings.keySet()) {
      if (!SmokeSettings.isKnown(name)) {
        throw wrong("-D " + name + ": there is no such setting" + suggestion(name));
      }
    }
    Map<String, String> given = new LinkedHashMap<>(settings);
    Map<Setting<?>, Optional<String>> all = new LinkedHashMap<>(options);
    if (root != null && all.put(SmokeSettings.ROOT, Optional.of(root)) != null) {
      throw wrong(SmokeSettings.ROOT + " is given twice, by DIR and by --root");
    }
    all.forEach(
        (setting, value) ->
            value.ifPresent(
                text -> {
                  if (given.put(setting.name(), text) != null) {
                    throw wrong(setting + " is given twice, by an option of its own and by -D");
                  }
                }));
    return given;
  }

  /** The settings, for a command with no others of its own. */
  public GivenSettings settings() {
    return settings(Map.of());
  }

  /**
   * The settings.
   *
   * @param options as {@link #given} takes them
   */
  public GivenSettings settings(Map<Setting<?>, Optional<String>> options) {
    return GivenSettings.here(given(options));
  }

  /** Every setting, as {@code check --help} lists them. */
  public static String listing() {
    return "\nSettings, each given as -D NAME=VALUE:\n"
        + SmokeSettings.all().stream()
            .flatMap(setting -> described(setting).stream())
            .map(line -> line + "\n")
            .collect(Collectors.joining());
  }

  private static List<String> described(Setting<?> setting) {
    String text = setting + ": " + setting.meaning() + " (default: " + setting.unlessGiven() + ")";
    return PlainText.wrap(text, "  ", "      ");
  }

  private static String suggestion(String name) {
    List<String> near = SmokeSettings.suggestions(name);
    return near.isEmpty()
        ? "; 'check --help' lists them"
        : ", did you mean " + String.join(" or ", near) + "?";
  }

  private ParameterException wrong(String message) {
    if (command == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(command.commandLine(), message);
  }
}
