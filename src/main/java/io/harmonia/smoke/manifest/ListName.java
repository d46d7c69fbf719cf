package io.harmonia.smoke.manifest;

import java.util.Locale;

/** The two lists of entries that manifests have. */
public enum ListName {
  /** {@code "models"}. */
  MODELS,
  /** {@code "datasets"}. */
  DATASETS;

  /** The name as it stands in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
