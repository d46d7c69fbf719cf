package io.harmonia.smoke.model;

/** One of the two lists, with its folder. */
enum Shelf {
  MODELS("models"),
  DATASETS("datasets");

  private final String folder;

  Shelf(String folder) {
    this.folder = folder;
  }

  String folder() {
    return folder;
  }

  String part() {
    return folder + "/inventory.json";
  }

  String sums() {
    return folder + "/checksums.sha256";
  }

  Shelf other() {
    return this == MODELS ? DATASETS : MODELS;
  }
}
