package io.harmonia.smoke.finding;

/**
 * What a check is called.
 *
 * @param id unique in a run, complete and printable, for example {@code models/inventory.json ›
 *     Xenova/all-MiniLM-L6-v2 › content}; the name of the test
 * @param key the same for the same subject in every run, wherever it stands in its file
 */
public record CheckName(String id, String key) {

  /** A name that says by itself what it is about, wherever that stands. */
  public CheckName(String id) {
    this(id, id);
  }
}
