package io.harmonia.smoke.modelsigning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was left out of a model on purpose, with all that lies below.
 *
 * @param paths relative to the model
 */
record IgnoredPaths(List<String> paths) {
  /** What model_signing leaves out without being asked. */
  private static final List<String> OF_GIT =
      List.of(".git", ".gitattributes", ".github", ".gitignore");

  /** What is ignored of a model of which nothing is said. */
  static final IgnoredPaths USUAL = new IgnoredPaths(OF_GIT);

  /** Those that a serialization states, if it does. */
  static Optional<IgnoredPaths> of(JsonNode serialization) {
    if (!serialization.path("ignore_paths").isArray()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(OF_GIT);
    serialization.path("ignore_paths").forEach(path -> all.add(plain(path.asText())));
    return Optional.of(new IgnoredPaths(List.copyOf(all)));
  }

  /** Those alone that a serialization names itself. */
  static Optional<IgnoredPaths> stated(JsonNode serialization) {
    List<String> own = new ArrayList<>();
    serialization.path("ignore_paths").forEach(path -> own.add(plain(path.asText())));
    return own.isEmpty() ? Optional.empty() : Optional.of(new IgnoredPaths(List.copyOf(own)));
  }

  private static String plain(String path) {
    return path.replaceFirst("^(?:\\./)+", "").replaceFirst("/+$", "");
  }

  /** Whether a path of the model is left out. */
  boolean have(String path) {
    return paths.stream()
        .anyMatch(one -> one.equals(".") || path.equals(one) || path.startsWith(one + "/"));
  }
}
