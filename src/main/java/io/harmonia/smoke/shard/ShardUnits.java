package io.harmonia.smoke.shard;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Located;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The units of a workspace, with the bytes that each has to read as far as the manifests tell. An
 * entry's content goes with the heaviest recorded checksum at or below its path, so that the shard
 * that restores that file looks at the directory, too.
 */
public final class ShardUnits {
  private final Map<ShardUnit, Long> weights = new LinkedHashMap<>();
  private final Map<ShardUnit, Long> stated = new LinkedHashMap<>();
  private final Map<RelativePath, RelativePath> heaviest = new HashMap<>();
  private final Map<ListName, Integer> entries = new EnumMap<>(ListName.class);
  private final UnitGroups groups = new UnitGroups();

  public ShardUnits(Ledger ledger) {
    List<Entry> all = ledger.entries();
    ledger
        .lines()
        .all()
        .forEach(line -> weights.computeIfAbsent(of(line), unit -> weightOf(unit, ledger)));
    ledger
        .others()
        .flatMap(claim -> claim.path().path().stream())
        .map(ShardUnit.Place::new)
        .forEach(place -> weights.computeIfAbsent(place, unit -> weightOf(unit, ledger)));
    findHeaviest(all);
    for (Entry entry : all) {
      entries.merge(entry.list(), 1, Integer::sum);
      long own = bytesHashedFor(entry);
      if (own > 0) {
        ShardUnit unit = contentOf(entry, true);
        weights.putIfAbsent(unit, 0L);
        stated.merge(unit, own, Amounts::addCapped);
      }
    }
  }

  private static long weightOf(ShardUnit unit, Ledger ledger) {
    return unit instanceof ShardUnit.Place place
        ? ledger.at(place.path()).stream()
            .flatMap(claim -> claim.content().size().stream())
            .mapToLong(Located::value)
            .max()
            .orElse(0)
        : 0;
  }

  private void findHeaviest(List<Entry> all) {
    all.forEach(entry -> entry.safePath().ifPresent(path -> heaviest.put(path, path)));
    List<Map.Entry<ShardUnit, Long>> places = new ArrayList<>(weights.entrySet());
    places.sort(Map.Entry.comparingByValue(Comparator.reverseOrder())); // stable
    Map<RelativePath, RelativePath> found = new HashMap<>();
    for (Map.Entry<ShardUnit, Long> unit : places) {
      if (unit.getKey() instanceof ShardUnit.Place place) {
        findAbove(place.path(), found);
      }
    }
    heaviest.keySet().retainAll(found.keySet());
    heaviest.replaceAll((path, itself) -> found.getOrDefault(path, itself));
  }

  /** Lets a place stand for the entries that it is in, as far as no heavier one does. */
  private void findAbove(RelativePath place, Map<RelativePath, RelativePath> found) {
    RelativePath at = place;
    while (!found.containsKey(at)) {
      if (heaviest.containsKey(at)) {
        found.put(at, place);
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
        hasDigest && path.isPresent() && !weights.containsKey(new ShardUnit.Place(path.get()));
    return isHashed ? size.flatMap(Stated::value).orElse(0L) : 0;
  }

  /** Adds a check that no place and no entry has. */
  public void add(Check check) {
    if (of(check) instanceof ShardUnit.Named unit) {
      weights.putIfAbsent(unit, 0L);
    }
  }

  /** Puts two units into one shard. */
  public void keepTogether(ShardUnit one, ShardUnit other) {
    groups.join(one, other);
  }

  public UnitGroups groups() {
    return groups;
  }

  /**
   * The recorded bytes of each unit, in an order that is the same on every machine; of what an
   * entry says, there are none.
   */
  public Map<ShardUnit, Long> weights() {
    return Collections.unmodifiableMap(weights);
  }

  /**
   * The bytes of some units that are stated with a digest and not recorded. They are read where
   * they are there, which a restore step does not see to, so they weigh apart.
   */
  Map<ShardUnit, Long> stated() {
    return Collections.unmodifiableMap(stated);
  }

  /** Number of the entries of a list. */
  int entries(ListName list) {
    return entries.getOrDefault(list, 0);
  }

  /** The unit of a recorded checksum. */
  public static ShardUnit of(RecordedChecksum line) {
    return line.alternatives().nominal()
        .<ShardUnit>map(ShardUnit.Place::new)
        .orElseGet(() -> new ShardUnit.Line(line.at()));
  }

  /** The unit of a check. */
  public ShardUnit of(Check check) {
    return switch (check.type()) {
      case RECORDED_CHECKSUM -> of(check.subject().recorded().orElseThrow());
      case CLAIM ->
          check
              .subject()
              .path()
              .<ShardUnit>map(ShardUnit.Place::new)
              .orElseGet(() -> new ShardUnit.Named(check.id()));
      case ENTRY_CONTENT -> {
        Entry entry = check.subject().entry().orElseThrow();
        yield contentOf(entry, weights.containsKey(ShardUnit.ContentOf.of(entry)));
      }
      case ENTRY_FIELDS, ENTRY_AGREEMENT, ENTRY_VERSION ->
          ShardUnit.OfEntry.of(check.subject().entry().orElseThrow());
      default -> new ShardUnit.Named(check.id());
    };
  }

  private ShardUnit contentOf(Entry entry, boolean weighsSomething) {
    RelativePath at = entry.safePath().map(heaviest::get).orElse(null);
    if (at != null) {
      return new ShardUnit.Place(at);
    }
    return weighsSomething ? ShardUnit.ContentOf.of(entry) : ShardUnit.OfEntry.of(entry);
  }
}
