package io.harmonia.smoke.dvc;

import io.harmonia.smoke.source.Located;
import java.util.List;
import java.util.Optional;

/**
 * An output or a dependency of a stage, as a record states it.
 *
 * @param path as written
 * @param recorded what is said of the content
 * @param files the files of a directory, where the remote keeps versions of each
 * @param isPushed whether a remote has it
 * @param isImported whether it is of another repository
 */
record DvcItem(
    Located<String> path,
    Recorded recorded,
    List<DvcItem> files,
    boolean isPushed,
    boolean isImported) {

  /**
   * What is said of a content.
   *
   * @param hash the name of the digest's algorithm; DVC 2 stated none and meant {@code
   *     md5-dos2unix}
   * @param digest as written, in lower case; of a directory it ends in {@code .dir}
   * @param size bytes, of all files of a directory
   * @param count how many files a directory has
   */
  record Recorded(
      String hash,
      Optional<Located<String>> digest,
      Optional<Located<Long>> size,
      Optional<Located<Long>> count) {
    static final String LEGACY = "md5-dos2unix";

    /** Whether it is said of a directory. */
    boolean isOfDirectory() {
      return count.isPresent() || digest.filter(hex -> hex.value().endsWith(".dir")).isPresent();
    }

    /** Whether nobody can be right who says this and that of one content. */
    boolean contradicts(Recorded other) {
      return hash.equals(other.hash)
          && digest.isPresent()
          && other.digest.isPresent()
          && !digest.get().value().equals(other.digest.get().value());
    }
  }
}
