package io.harmonia.smoke.manifest;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file of an entry, as a manifest states it.
 *
 * @param at where it stands
 * @param path relative to the workspace (the manifest states it relative to the entry's directory)
 * @param sizeBytes stated size
 * @param sha256 stated digest of the content
 * @param problems what is wrong with it beside its fields
 */
public record Artifact(
    Location at,
    Optional<Stated<RelativePath>> path,
    Optional<Stated<Long>> sizeBytes,
    Optional<Stated<Sha256>> sha256,
    List<Problem> problems) {

  /** Everything that is wrong with it, but for its path. */
  public Stream<Problem> allProblems() {
    return Stream.of(
            problems.stream(),
            sizeBytes.flatMap(Stated::problem).stream(),
            sha256.flatMap(Stated::problem).stream())
        .flatMap(p -> p);
  }

  /** The path, if it is stated and safe. */
  public Optional<RelativePath> safePath() {
    return path.flatMap(Stated::value);
  }
}
