package io.harmonia.smoke.ledger;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose content a digest is: the files that it is recorded or stated for. Indexed when asked. */
public final class KnownDigests {
  private static final int SEARCHED = 100;

  private final RecordedChecksums recorded;
  private final List<Entry> entries;
  private @Nullable Claims stated;
  private @Nullable Map<Sha256, Owners> index;

  public KnownDigests(RecordedChecksums recorded, List<Entry> entries) {
    this.recorded = recorded;
    this.entries = entries;
  }

  /**
   * A file that a digest is recorded or stated for.
   *
   * @param path the file
   * @param at where
   */
  public record Owner(RelativePath path, Location at) {}

  /**
   * The files that one digest is recorded or stated for.
   *
   * @param first the first of them
   * @param others in how many places it is recorded or stated for others
   */
  public record Owners(Owner first, int others) {}

  /** The files of a digest, if there are any. */
  public Optional<Owners> of(Sha256 digest) {
    return Optional.ofNullable(index().get(digest));
  }

  /** Where a digest is recorded or stated for that very file. */
  public Optional<Location> placeOf(Sha256 digest, RelativePath path) {
    return Stream.concat(
            recorded.at(path).stream()
                .limit(SEARCHED)
                .filter(line -> line.sha256().equals(digest))
                .map(RecordedChecksum::at),
            claims().of(path).stream()
                .limit(SEARCHED)
                .filter(claim -> claim.digest().equals(Optional.of(digest)))
                .map(claim -> claim.sha256().orElseThrow().at()))
        .findFirst();
  }

  private synchronized Claims claims() {
    Claims known = stated;
    if (known == null) {
      known = Claims.ofDigests(entries);
      stated = known;
    }
    return known;
  }

  private synchronized Map<Sha256, Owners> index() {
    Map<Sha256, Owners> known = index;
    if (known == null) {
      known = new HashMap<>();
      for (RelativePath place : recorded.places()) {
        for (RecordedChecksum line : recorded.at(place)) {
          add(known, line.sha256(), new Owner(place, line.at()));
        }
      }
      Claims claims = claims();
      for (RelativePath path : claims.paths()) {
        for (Claims.Claim claim : claims.of(path)) {
          if (claim.digest().isPresent() && claim.ofAFile()) {
            add(known, claim.digest().get(), new Owner(path, claim.sha256().orElseThrow().at()));
          }
        }
      }
      index = known;
    }
    return known;
  }

  private static void add(Map<Sha256, Owners> known, Sha256 digest, Owner owner) {
    known.merge(
        digest,
        new Owners(owner, 0),
        (owners, one) ->
            owners.first().path().equals(owner.path())
                ? owners
                : new Owners(owners.first(), owners.others() + 1));
  }
}
