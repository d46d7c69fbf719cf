package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ClaimedPlaces;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.text.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the manifests state of paths: size and digest, of an entry or of one of its artifacts. */
public final class Claims {
  private final Map<RelativePath, List<Claim>> byPath = new LinkedHashMap<>();
  private final LookalikePaths lookalikes = new LookalikePaths();

  private Claims() {}

  /** What is stated of some paths, and of those that look like one of them. */
  static Claims of(List<Entry> entries, Collection<RelativePath> paths) {
    Set<Likeness> looks = new HashSet<>();
    paths.forEach(path -> looks.add(Likeness.of(path.text())));
    Claims claims = new Claims();
    if (!looks.isEmpty()) {
      forEach(
          entries,
          (path, claim) -> {
            if (looks.contains(Likeness.of(path.text()))) {
              claims.add(path, claim);
              claims.lookalikes.add(path);
            }
          });
    }
    return claims;
  }

  /** What is stated of every path that a digest is stated of; lookalikes are not found. */
  static Claims ofDigests(List<Entry> entries) {
    Claims claims = new Claims();
    forEach(
        entries,
        (path, claim) -> {
          if (claim.digest().isPresent()) {
            claims.add(path, claim);
          }
        });
    return claims;
  }

  private static void forEach(List<Entry> entries, BiConsumer<RelativePath, Claim> each) {
    for (Entry entry : entries) {
      entry.safePath().ifPresent(path -> each.accept(path, new Claim(entry, Claim.ITSELF)));
      int number = 0;
      for (Artifact artifact : entry.files()) {
        Claim claim = new Claim(entry, number++);
        artifact.safePath().ifPresent(path -> each.accept(path, claim));
      }
    }
  }

  private void add(RelativePath path, Claim claim) {
    byPath.computeIfAbsent(path, p -> new ArrayList<>(1)).add(claim);
  }

  /** What is stated of a path. */
  public List<Claim> of(RelativePath path) {
    return byPath.getOrDefault(path, List.of());
  }

  /** A path that a manifest names, and that looks like this one. */
  public Optional<RelativePath> lookalikeOf(RelativePath path) {
    return lookalikes.of(path).stream().findFirst();
  }

  /** The same as places that a recorded name may mean, with what lies below the entries. */
  ClaimedPlaces places(List<Entry> entries) {
    return ClaimedPlaces.of(
        paths(), entries.stream().flatMap(entry -> entry.safePath().stream()).toList());
  }

  /** The paths. */
  Set<RelativePath> paths() {
    return byPath.keySet();
  }

  /**
   * What one place of a manifest states of a path.
   *
   * @param entry the entry
   * @param file number of its artifact, or {@link #ITSELF}
   */
  public record Claim(Entry entry, int file) {
    private static final int ITSELF = -1;

    /** The place. */
    public Location at() {
      return file == ITSELF ? entry.at() : entry.files().get(file).at();
    }

    /** Whether it is about a file, as far as the entry tells. */
    boolean ofAFile() {
      return file != ITSELF
          || (entry.files().isEmpty()
              && entry.statedFilesCount().filter(count -> count != 1).isEmpty());
    }

    /** The stated size, if it is valid. */
    public Optional<Stated<Long>> size() {
      Optional<Stated<Long>> size =
          file == ITSELF ? entry.sizeBytes() : entry.files().get(file).sizeBytes();
      return size.filter(stated -> stated.value().isPresent());
    }

    /** The stated digest, if it is valid. */
    public Optional<Stated<Sha256>> sha256() {
      Optional<Stated<Sha256>> sha256 =
          file == ITSELF ? entry.sha256() : entry.files().get(file).sha256();
      return sha256.filter(stated -> stated.value().isPresent());
    }

    /** The number of bytes that it states. */
    public Optional<Long> bytes() {
      return size().flatMap(Stated::value);
    }

    /** The digest that it states. */
    public Optional<Sha256> digest() {
      return sha256().flatMap(Stated::value);
    }
  }
}
