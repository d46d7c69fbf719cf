package io.harmonia.smoke.check;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the manifests state of each path: size and digest, of an entry or of one of its artifacts.
 */
final class Claims {
  private final Map<RelativePath, List<Claim>> byPath = new LinkedHashMap<>();
  private final LookalikePaths lookalikes = new LookalikePaths();

  Claims(List<Entry> entries) {
    for (Entry entry : entries) {
      boolean ofAFile =
          entry.files().isEmpty() && entry.statedFilesCount().filter(count -> count != 1).isEmpty();
      entry
          .safePath()
          .ifPresent(path -> add(path, entry.at(), ofAFile, entry.sizeBytes(), entry.sha256()));
      for (Artifact artifact : entry.files()) {
        artifact
            .safePath()
            .ifPresent(
                path -> add(path, artifact.at(), true, artifact.sizeBytes(), artifact.sha256()));
      }
    }
  }

  private void add(
      RelativePath path,
      Location at,
      boolean ofAFile,
      Optional<Stated<Long>> size,
      Optional<Stated<Sha256>> sha256) {
    lookalikes.add(path);
    byPath
        .computeIfAbsent(path, p -> new ArrayList<>(1))
        .add(
            new Claim(
                at,
                ofAFile,
                size.filter(s -> s.value().isPresent()),
                sha256.filter(s -> s.value().isPresent())));
  }

  /** What is stated of a path. */
  List<Claim> of(RelativePath path) {
    return byPath.getOrDefault(path, List.of());
  }

  /** A path that a manifest names, and that looks like this one. */
  Optional<RelativePath> lookalikeOf(RelativePath path) {
    return lookalikes.of(path).stream().findFirst();
  }

  /** Every path that a manifest names. */
  Set<RelativePath> paths() {
    return byPath.keySet();
  }

  /**
   * What one place of a manifest states of a path; each of its fields is valid.
   *
   * @param at the place
   * @param ofAFile whether it is about a file, as far as the entry tells
   * @param size stated size
   * @param sha256 stated digest
   */
  record Claim(
      Location at, boolean ofAFile, Optional<Stated<Long>> size, Optional<Stated<Sha256>> sha256) {

    /** The stated size, where it stands. */
    Optional<Long> bytes() {
      return size.flatMap(Stated::value);
    }

    /** The stated digest. */
    Optional<Sha256> digest() {
      return sha256.flatMap(Stated::value);
    }
  }
}
