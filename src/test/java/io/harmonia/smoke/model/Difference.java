package io.harmonia.smoke.model;

import java.util.Optional;

/** Where a run and the model part. */
enum Difference {
  /** The model says drift, the run is not red. */
  MISSED,
  /** The model says clean, the run is red. */
  ALARM,
  /** The run is red, and says nothing of what should be. */
  UNNAMED,
  /** The run is incomplete, and nothing of these worlds can keep a check from being made. */
  INCOMPLETE;

  static Optional<Difference> between(Expected expected, Trial.Actual actual) {
    if (actual.outcome().equals("incomplete")) {
      return Optional.of(INCOMPLETE);
    }
    if (expected.isClean() != actual.isClean()) {
      return Optional.of(expected.isClean() ? ALARM : MISSED);
    }
    return unnamed(expected, actual).isEmpty() ? Optional.empty() : Optional.of(UNNAMED);
  }

  /** The first that should be red and is not spoken of by anything that is. */
  static Optional<String> unnamed(Expected expected, Trial.Actual actual) {
    return expected.red().entrySet().stream()
        .filter(red -> red.getKey().isNamedByItself())
        .flatMap(red -> red.getValue().stream())
        .filter(path -> actual.red().stream().noneMatch(said -> names(said, path)))
        .findFirst();
  }

  /** By the path in the workspace or in its entry. Invisible characters are shown as numbers. */
  private static boolean names(String said, String path) {
    return said.replace("\\u{200b}", "").contains(path.replace("\u200B", ""))
        || said.contains(" " + path.substring(path.lastIndexOf('/') + 1) + " ");
  }
}
