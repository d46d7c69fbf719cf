package io.harmonia.smoke.author;

import io.harmonia.smoke.manifest.ListName;

/** A list of entries, as an argument names it. */
enum ListChoice {
  /** The models. */
  models(ListName.MODELS),
  /** The datasets. */
  datasets(ListName.DATASETS);

  private final ListName list;

  ListChoice(ListName list) {
    this.list = list;
  }

  ListName list() {
    return list;
  }
}
