package io.harmonia.smoke.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two lists of entries that manifests have. */
public enum ListName {
  /** {@code "models"}. */
  MODELS,
  /** {@code "datasets"}. */
  DATASETS;

  /** The list that is so called in JSON. */
  static Optional<ListName> parse(String key) {
    return Arrays.stream(values()).filter(list -> list.key().equals(key)).findFirst();
  }

  /** The name as it stands in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
