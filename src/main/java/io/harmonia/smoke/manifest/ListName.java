package io.harmonia.smoke.manifest;

import java.util.List;
import java.util.Optional;

/** The two lists of entries that manifests have. */
public enum ListName {
  /** {@code "models"}. */
  MODELS("models"),
  /** {@code "datasets"}. */
  DATASETS("datasets");

  private static final List<ListName> ALL = List.of(values());

  private final String key;

  ListName(String key) {
    this.key = key;
  }

  /** The list that is so called in JSON. */
  public static Optional<ListName> parse(String key) {
    return ALL.stream().filter(list -> list.key.equals(key)).findFirst();
  }

  /** The name as it stands in JSON. */
  public String key() {
    return key;
  }
}
