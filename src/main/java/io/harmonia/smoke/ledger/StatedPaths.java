package io.harmonia.smoke.ledger;

import io.harmonia.smoke.manifest.EntryClaim;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the manifests state of some paths: those that matter, since there may be a million. */
final class StatedPaths {
  private final Map<RelativePath, List<EntryClaim>> byPath = new LinkedHashMap<>();
  private final LookalikePaths lookalikes = new LookalikePaths();

  private StatedPaths() {}

  /** What is stated of these paths, and of those that look like one of them. */
  static StatedPaths of(Stream<EntryClaim> claims, Collection<RelativePath> paths) {
    StatedPaths stated = new StatedPaths();
    if (paths.isEmpty()) {
      return stated;
    }
    Set<Likeness> looks = new HashSet<>();
    claims.forEach(
        claim -> {
          if (looks.isEmpty()) { // only where anything is stated at all
            paths.forEach(path -> looks.add(Likeness.of(path.text())));
          }
          RelativePath place = claim.place().orElseThrow();
          if (looks.contains(Likeness.of(place.text()))) {
            stated.add(claim);
            stated.lookalikes.add(place);
          }
        });
    return stated;
  }

  /** What is stated of every path that a digest is stated of; lookalikes are not found. */
  static StatedPaths withDigests(Stream<EntryClaim> claims) {
    StatedPaths stated = new StatedPaths();
    claims.filter(claim -> claim.digest().isPresent()).forEach(stated::add);
    return stated;
  }

  private void add(EntryClaim claim) {
    byPath.computeIfAbsent(claim.place().orElseThrow(), p -> new ArrayList<>(1)).add(claim);
  }

  /** What is stated of a path. */
  List<EntryClaim> of(RelativePath path) {
    return byPath.getOrDefault(path, List.of());
  }

  /** A path that looks like this one. */
  Optional<RelativePath> lookalikeOf(RelativePath path) {
    return lookalikes.of(path).stream().findFirst();
  }

  /** The paths. */
  Set<RelativePath> paths() {
    return byPath.keySet();
  }
}
