package io.harmonia.smoke.check;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the manifests state of each path: size and digest, of an entry or of one of its artifacts.
 */
final class Claims {
  private final Map<RelativePath, List<Claim>> byPath = new HashMap<>();

  Claims(List<Entry> entries) {
    for (Entry entry : entries) {
      entry.safePath().ifPresent(path -> add(path, entry.at(), entry.sizeBytes(), entry.sha256()));
      for (Artifact artifact : entry.files()) {
        artifact
            .safePath()
            .ifPresent(path -> add(path, artifact.at(), artifact.sizeBytes(), artifact.sha256()));
      }
    }
  }

  private void add(
      RelativePath path,
      Location at,
      Optional<Stated<Long>> size,
      Optional<Stated<Sha256>> sha256) {
    byPath
        .computeIfAbsent(path, p -> new ArrayList<>(1))
        .add(
            new Claim(
                at,
                size.filter(s -> s.value().isPresent()),
                sha256.filter(s -> s.value().isPresent())));
  }

  /** What is stated of a path. */
  List<Claim> of(RelativePath path) {
    return byPath.getOrDefault(path, List.of());
  }

  /** Every path that a manifest names. */
  Set<RelativePath> paths() {
    return byPath.keySet();
  }

  /**
   * What one place of a manifest states of a path; each of its fields is valid.
   *
   * @param at the place
   * @param size stated size
   * @param sha256 stated digest
   */
  record Claim(Location at, Optional<Stated<Long>> size, Optional<Stated<Sha256>> sha256) {

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
