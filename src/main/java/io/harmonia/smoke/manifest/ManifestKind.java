package io.harmonia.smoke.manifest;

import java.util.List;

/** The three manifests of a workspace. */
public enum ManifestKind {
  /** The models alone. */
  MODELS("models/inventory.json"),
  /** The datasets alone. */
  DATASETS("datasets/inventory.json"),
  /** Both, and their totals. */
  COMBINED("inventory/combined_inventory.json");

  private final String defaultPath;

  ManifestKind(String defaultPath) {
    this.defaultPath = defaultPath;
  }

  /** Where it lies unless a setting says otherwise, relative to the workspace. */
  public String defaultPath() {
    return defaultPath;
  }

  /** The lists that it holds. */
  public List<ListName> lists() {
    return switch (this) {
      case MODELS -> List.of(ListName.MODELS);
      case DATASETS -> List.of(ListName.DATASETS);
      case COMBINED -> List.of(ListName.MODELS, ListName.DATASETS);
    };
  }

  /** The part that holds a list. */
  public static ManifestKind partFor(ListName list) {
    return list == ListName.MODELS ? MODELS : DATASETS;
  }
}
