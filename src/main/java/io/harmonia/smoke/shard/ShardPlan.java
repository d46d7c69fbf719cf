package io.harmonia.smoke.shard;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.ListName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Which shard makes which check: each unit goes to one, the heaviest first and always to the shard
 * with the fewest bytes (Graham's LPT), so that no two shards differ by more than the heaviest
 * unit. What weighs nothing is dealt out in turn. The same on every machine.
 */
public final class ShardPlan {
  private final ShardUnits units;
  private final int of;
  private final Map<ShardUnit, Integer> shards = new HashMap<>();
  private final Map<ListName, Integer> firstOfList = new EnumMap<>(ListName.class);
  private final long[] bytes;

  /**
   * @param of the number of shards
   */
  public ShardPlan(ShardUnits units, int of) {
    this.units = units;
    this.of = of;
    this.bytes = new long[of];
    Map<ShardUnit, Long> groups = grouped(units.weights());
    distribute(groups, bytes);
    distribute(grouped(units.stated()), new long[of]);
    int next = shards.size();
    for (ShardUnit unit : groups.keySet()) {
      next = shards.putIfAbsent(unit, next % of) == null ? next + 1 : next;
    }
    for (ListName list : ListName.values()) {
      firstOfList.put(list, next % of);
      next = (next + units.entries(list)) % of;
    }
  }

  private Map<ShardUnit, Long> grouped(Map<ShardUnit, Long> weights) {
    Map<ShardUnit, Long> groups = new LinkedHashMap<>();
    weights.forEach((unit, weight) -> groups.merge(leader(unit), weight, Amounts::addCapped));
    return groups;
  }

  /**
   * Gives the groups that weigh something to shards, the heaviest first, unless they have one.
   *
   * @param loads gets the bytes of each shard
   */
  private void distribute(Map<ShardUnit, Long> groups, long[] loads) {
    List<Map.Entry<ShardUnit, Long>> heavy = new ArrayList<>();
    for (Map.Entry<ShardUnit, Long> group : groups.entrySet()) {
      Integer shard = shards.get(group.getKey());
      if (shard != null) {
        loads[shard] = Amounts.addCapped(loads[shard], group.getValue());
      } else if (group.getValue() > 0) {
        heavy.add(group);
      }
    }
    heavy.sort(Map.Entry.comparingByValue(Comparator.reverseOrder())); // stable: equals in order
    PriorityQueue<Load> lightest = new PriorityQueue<>(Load.LIGHTEST_FIRST);
    for (int shard = 0; shard < of; shard++) {
      lightest.add(new Load(shard, loads[shard], 0));
    }
    for (Map.Entry<ShardUnit, Long> group : heavy) {
      Load load = lightest.remove().with(group.getValue());
      shards.put(group.getKey(), load.shard());
      loads[load.shard()] = load.bytes();
      lightest.add(load);
    }
  }

  private ShardUnit leader(ShardUnit unit) {
    return units.groups().leaderOf(unit);
  }

  /** Whether a shard makes a check. */
  public boolean makes(Shard shard, Check check) {
    return shardOf(units.of(check)) == shard.index() - 1;
  }

  /** Whether a recorded checksum is a shard's. */
  public boolean makes(Shard shard, RecordedChecksum recorded) {
    return shardOf(ShardUnits.of(recorded)) == shard.index() - 1;
  }

  /** Bytes that each shard has to read, as far as the manifests tell. */
  public long[] bytes() {
    return bytes.clone();
  }

  /** Counted from 0. What is there or not by what a machine's disk holds is the first shard's. */
  private int shardOf(ShardUnit unit) {
    ShardUnit leader = leader(unit);
    Integer shard = shards.get(leader);
    if (shard == null && leader instanceof ShardUnit.OfEntry entry) {
      return (firstOfList.getOrDefault(entry.list(), 0) + entry.index()) % of;
    }
    return shard == null ? 0 : shard;
  }

  /**
   * What a shard has so far.
   *
   * @param shard which one, from 0
   * @param bytes sum of the weights
   * @param units number of units
   */
  private record Load(int shard, long bytes, int units) {
    static final Comparator<Load> LIGHTEST_FIRST =
        Comparator.comparingLong(Load::bytes)
            .thenComparingInt(Load::units)
            .thenComparingInt(Load::shard);

    Load with(long more) {
      return new Load(shard, Amounts.addCapped(bytes, more), units + 1);
    }
  }
}
