package io.harmonia.smoke.manifest;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an entry states, without the places: as a rule the same for the entry of a part, of the
 * combined manifest and of a baseline, which then share it.
 *
 * <p>A field that is not stated is null. One is kept as its value alone where that says everything,
 * since nothing is wrong with it and it is written in its normal spelling; otherwise as it is
 * {@linkplain Stated stated}.
 *
 * @param name a text
 * @param version an {@link EntryVersion}
 * @param path a path of the workspace
 * @param sizeBytes a number
 * @param sha256 a digest
 * @param sourceUrl a text
 * @param snapshot a text
 * @param filesCount a number
 * @param variant a text
 * @param notes a text
 * @param files its artifacts
 * @param license licence fields by their names, each a text
 * @param problems what is wrong with it beside its fields
 * @param remarks what is worth knowing of it and wrong with nothing
 */
record EntryValues(
    @Nullable Object name,
    @Nullable Object version,
    @Nullable Object path,
    @Nullable Object sizeBytes,
    @Nullable Object sha256,
    @Nullable Object sourceUrl,
    @Nullable Object snapshot,
    @Nullable Object filesCount,
    @Nullable Object variant,
    @Nullable Object notes,
    List<File> files,
    SortedMap<String, Object> license,
    List<Problem> problems,
    List<String> remarks) {
  /** Number of fields that have a place of their own, before those of the licence. */
  static final int FIELDS = 10;

  /**
   * One artifact.
   *
   * @param path a text, relative to the entry's path
   * @param sizeBytes a number
   * @param sha256 a digest
   * @param problems what is wrong with it beside its fields
   */
  record File(
      @Nullable Object path,
      @Nullable Object sizeBytes,
      @Nullable Object sha256,
      List<Problem> problems) {
    /** Number of places of one: its own and those of its fields. */
    static final int PLACES = 4;
  }
}
