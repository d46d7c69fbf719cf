package io.harmonia.smoke.manifest;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One model or dataset, as a manifest states it. Every field may be missing or wrong.
 *
 * <pre>{@code
 * {"name": "Xenova/all-MiniLM-L6-v2", "version": "1.0.0", "path": "models/Xenova/all-MiniLM-L6-v2",
 *  "size_bytes": 23684031, "source_url": "https://huggingface.co/Xenova/all-MiniLM-L6-v2"}
 * }</pre>
 *
 * @param list the list that it stands in
 * @param index its place in that list, from 0
 * @param at where it stands
 * @param name its key: {@code name}, else {@code repo_id}, else {@code folder_name}
 * @param version semantic version
 * @param path file or directory
 * @param sizeBytes bytes in the file, or in all files of the directory
 * @param sha256 digest of the file, or of a representative file of the directory
 * @param sourceUrl where it comes from
 * @param snapshot upstream revision
 * @param filesCount number of files
 * @param files its artifacts ({@code files}, else {@code top_files}), which may be a sample
 * @param license licence fields by their names, as text
 * @param problems what is wrong with it beside its fields
 * @param remarks what is worth knowing of it and wrong with nothing
 */
public record Entry(
    ListName list,
    int index,
    Location at,
    Optional<Stated<String>> name,
    Optional<Stated<EntryVersion>> version,
    Optional<Stated<RelativePath>> path,
    Optional<Stated<Long>> sizeBytes,
    Optional<Stated<Sha256>> sha256,
    Optional<Stated<String>> sourceUrl,
    Optional<Stated<String>> snapshot,
    Optional<Stated<Long>> filesCount,
    List<Artifact> files,
    SortedMap<String, Stated<String>> license,
    List<Problem> problems,
    List<String> remarks) {

  /** Its key in its list, if it has a name. */
  public Optional<String> key() {
    return name.flatMap(Stated::value);
  }

  /** Its name, or its place where it has none, for example {@code models[3]}. */
  public String label() {
    return key().orElse(list.key() + "[" + index + "]");
  }

  /** The path, if it is stated and safe. */
  public Optional<RelativePath> safePath() {
    return path.flatMap(Stated::value);
  }

  /** The number of files, if it is validly stated. */
  public Optional<Long> statedFilesCount() {
    return filesCount.flatMap(Stated::value);
  }
}
