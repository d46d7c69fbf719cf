package io.harmonia.smoke.cli;

import io.harmonia.smoke.settings.SmokeSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of every command that reads a workspace. */
final class SettingsOptions {
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
      description = "A setting, as the README lists them, for example -D smoke.require=recorded.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /**
   * The settings that are given, by name.
   *
   * @param options settings that have an option of their own, by name; null where that is not given
   * @throws ParameterException if one is unknown, or given twice
   */
  Map<String, String> given(Map<String, Optional<String>> options) {
    Set<String> unknown = SmokeSettings.unknown(settings.keySet());
    for (String name : settings.keySet()) {
      if (unknown.contains(name) || !name.startsWith("smoke.")) {
        throw wrong("-D " + name + ": there is no such setting" + suggestion(name));
      }
    }
    Map<String, String> given = new LinkedHashMap<>(settings);
    Map<String, Optional<String>> all = new LinkedHashMap<>(options);
    all.put(SmokeSettings.ROOT, Optional.ofNullable(root));
    all.forEach(
        (name, value) ->
            value.ifPresent(
                text -> {
                  if (given.put(name, text) != null) {
                    throw wrong(name + " is given twice, by an option of its own and by -D");
                  }
                }));
    return given;
  }

  /** The settings, for a command with no others of its own. */
  SmokeSettings settings() {
    return settings(Map.of());
  }

  /**
   * The settings.
   *
   * @param options as {@link #given} takes them
   */
  SmokeSettings settings(Map<String, Optional<String>> options) {
    Map<String, String> given = given(options);
    return new SmokeSettings(name -> Optional.ofNullable(given.get(name)), Path.of(""));
  }

  /** Settings that begin or end alike. */
  private static String suggestion(String name) {
    String start = name.substring(0, Math.min(name.length(), "smoke.xx".length()));
    List<String> near =
        SmokeSettings.names().stream()
            .filter(known -> known.startsWith(start) || known.endsWith("." + name))
            .toList();
    return near.isEmpty()
        ? "; the README lists them"
        : ", did you mean " + String.join(" or ", near) + "?";
  }

  private ParameterException wrong(String message) {
    if (command == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(command.commandLine(), message);
  }
}
