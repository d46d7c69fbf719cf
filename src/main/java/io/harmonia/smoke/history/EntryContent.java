package io.harmonia.smoke.history;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of an entry, as far as its manifest and the checksum files tell. Spelling, order and
 * places do not matter; what is not stated is not known.
 *
 * @param sha256 stated digest of its file or representative file
 * @param sizeBytes stated size of everything
 * @param listed its artifacts by their paths below it
 * @param recorded recorded checksums by paths below it; the empty path is its own
 * @param snapshot upstream revision
 */
public record EntryContent(
    Optional<Sha256> sha256,
    Optional<Long> sizeBytes,
    SortedMap<String, Listed> listed,
    SortedMap<String, Set<Sha256>> recorded,
    Optional<String> snapshot,
    Optional<SourceRevision> source) {

  /** What a manifest states of an artifact. */
  public record Listed(Optional<Sha256> sha256, Optional<Long> sizeBytes) {}

  /**
   * The content of an entry.
   *
   * @param recorded the recorded checksums of its path and of those below it
   */
  public static EntryContent of(Entry entry, Map<RelativePath, Set<Sha256>> recorded) {
    RelativePath base = entry.safePath().orElse(RelativePath.ROOT);
    SortedMap<String, Listed> listed = new TreeMap<>();
    for (Artifact artifact : entry.files()) {
      artifact
          .safePath()
          .ifPresent(
              path ->
                  listed.put(
                      below(base, path),
                      new Listed(value(artifact.sha256()), value(artifact.sizeBytes()))));
    }
    SortedMap<String, Set<Sha256>> checksums = new TreeMap<>();
    recorded.forEach((path, digests) -> checksums.put(below(base, path), digests));
    return new EntryContent(
        value(entry.sha256()),
        value(entry.sizeBytes()),
        listed,
        checksums,
        value(entry.snapshot()),
        value(entry.sourceUrl()).map(SourceRevision::of));
  }

  /** The paths of the artifacts that are spoken of. */
  Set<String> paths() {
    Set<String> paths = new HashSet<>(listed.keySet());
    paths.addAll(recorded.keySet());
    return paths;
  }

  /** Every digest by the path of its artifact, as far as any is known. */
  SortedMap<String, Set<Sha256>> digests() {
    SortedMap<String, Set<Sha256>> digests = new TreeMap<>();
    recorded.forEach((path, known) -> digests.put(path, new HashSet<>(known)));
    listed.forEach(
        (path, artifact) ->
            artifact
                .sha256()
                .ifPresent(d -> digests.computeIfAbsent(path, p -> new HashSet<>()).add(d)));
    return digests;
  }

  /** Whether it is known well enough for another of the same content to be the same thing. */
  boolean isIdentified() {
    return sha256.isPresent() || !digests().isEmpty();
  }

  /** The same content, wherever it comes from. */
  EntryContent withoutOrigin() {
    return new EntryContent(
        sha256, sizeBytes, listed, recorded, Optional.empty(), Optional.empty());
  }

  private static String below(RelativePath base, RelativePath path) {
    if (path.equals(base)) {
      return "";
    }
    return path.isBelow(base) && !base.equals(RelativePath.ROOT)
        ? path.text().substring(base.text().length() + 1)
        : path.text();
  }

  private static <T> Optional<T> value(Optional<Stated<T>> stated) {
    return stated.flatMap(Stated::value);
  }
}
