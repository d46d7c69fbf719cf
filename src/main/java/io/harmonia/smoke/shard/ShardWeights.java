package io.harmonia.smoke.shard;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.ShardKey;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Located;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bytes that each shard key has to read, as far as the manifests tell. An entry's content goes
 * with the heaviest recorded checksum at or below its path, so that the shard that restores that
 * file looks at the directory, too.
 */
public final class ShardWeights {
  private final Map<ShardKey, Long> weights = new LinkedHashMap<>();
  private final Map<ShardKey, Long> stated = new LinkedHashMap<>();
  private final Map<RelativePath, RelativePath> heaviest = new HashMap<>();
  private final Map<ListName, Integer> entries = new EnumMap<>(ListName.class);
  private final KeyGroups groups = new KeyGroups();

  public ShardWeights(Ledger ledger) {
    List<Entry> all = ledger.entries();
    ledger
        .lines()
        .all()
        .forEach(line -> weights.computeIfAbsent(ShardKey.of(line), key -> weightOf(key, ledger)));
    ledger
        .others()
        .flatMap(claim -> claim.path().path().stream())
        .map(ShardKey.Place::new)
        .forEach(place -> weights.computeIfAbsent(place, key -> weightOf(key, ledger)));
    findHeaviest(all);
    for (Entry entry : all) {
      entries.merge(entry.list(), 1, Integer::sum);
      long own = bytesHashedFor(entry);
      if (own > 0) {
        ShardKey.ContentOf content = ShardKey.ContentOf.of(entry);
        ShardKey key = placeOf(content).orElse(content);
        weights.putIfAbsent(key, 0L);
        stated.merge(key, own, Amounts::addCapped);
      }
    }
  }

  private static long weightOf(ShardKey key, Ledger ledger) {
    return key instanceof ShardKey.Place place
        ? ledger.at(place.path()).stream()
            .flatMap(claim -> claim.content().size().stream())
            .mapToLong(Located::value)
            .max()
            .orElse(0)
        : 0;
  }

  private void findHeaviest(List<Entry> all) {
    Set<RelativePath> paths =
        all.stream().flatMap(entry -> entry.safePath().stream()).collect(Collectors.toSet());
    weights.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())) // equals in order
        .forEach(
            key -> {
              if (key.getKey() instanceof ShardKey.Place place) {
                findAbove(place.path(), paths);
              }
            });
  }

  /** Lets a place stand for the entries that it is in, as far as no heavier one does. */
  private void findAbove(RelativePath place, Set<RelativePath> paths) {
    RelativePath at = place;
    while (!heaviest.containsKey(at)) {
      if (paths.contains(at)) {
        heaviest.put(at, place);
      }
      if (at.equals(RelativePath.ROOT)) {
        return;
      }
      at = at.parent();
    }
  }

  /** What checking an entry's content reads itself: what is stated and not recorded. */
  private long bytesHashedFor(Entry entry) {
    long bytes = 0;
    boolean isFile =
        entry.files().isEmpty() && entry.statedFilesCount().filter(count -> count != 1).isEmpty();
    if (isFile) {
      bytes = bytesHashed(entry.safePath(), entry.sizeBytes(), entry.sha256().isPresent());
    }
    for (Artifact file : entry.files()) {
      bytes =
          Amounts.addCapped(
              bytes, bytesHashed(file.safePath(), file.sizeBytes(), file.sha256().isPresent()));
    }
    return bytes;
  }

  private long bytesHashed(
      Optional<RelativePath> path, Optional<Stated<Long>> size, boolean hasDigest) {
    boolean isHashed =
        hasDigest && path.isPresent() && !weights.containsKey(new ShardKey.Place(path.get()));
    return isHashed ? size.flatMap(Stated::value).orElse(0L) : 0;
  }

  /** Adds a check that goes with no others. */
  public void add(Check check) {
    if (of(check) instanceof ShardKey.Named key) {
      weights.putIfAbsent(key, 0L);
    }
  }

  /** Puts two checks, and those of their keys, into one shard. */
  public void keepTogether(Check one, Check other) {
    groups.join(of(one), of(other));
  }

  /** The key that stands for those that have to be in one shard with this one. */
  ShardKey leaderOf(ShardKey key) {
    return groups.leaderOf(key);
  }

  /** The recorded bytes of each group, by its leader, in an order that every machine has. */
  public Map<ShardKey, Long> recorded() {
    return grouped(weights);
  }

  /**
   * The bytes of some groups that are stated with a digest and not recorded. They are read where
   * they are there, which a restore step does not see to, so they weigh apart.
   */
  Map<ShardKey, Long> stated() {
    return grouped(stated);
  }

  private Map<ShardKey, Long> grouped(Map<ShardKey, Long> some) {
    Map<ShardKey, Long> grouped = new LinkedHashMap<>();
    some.forEach((key, weight) -> grouped.merge(leaderOf(key), weight, Amounts::addCapped));
    return grouped;
  }

  /** Number of the entries of a list. */
  int entries(ListName list) {
    return entries.getOrDefault(list, 0);
  }

  /** The key of a check, by which it is weighed. */
  ShardKey of(Check check) {
    return check
        .subject()
        .shardKey()
        .map(this::weighed)
        .orElseGet(() -> new ShardKey.Named(check.id()));
  }

  /** An entry's content weighs with a recorded checksum, or by itself, or goes with its fields. */
  private ShardKey weighed(ShardKey key) {
    if (!(key instanceof ShardKey.ContentOf content)) {
      return key;
    }
    return placeOf(content)
        .orElseGet(() -> weights.containsKey(content) ? content : content.entry());
  }

  private Optional<ShardKey> placeOf(ShardKey.ContentOf content) {
    return content.path().map(heaviest::get).map(ShardKey.Place::new);
  }
}
