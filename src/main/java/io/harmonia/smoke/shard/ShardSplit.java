package io.harmonia.smoke.shard;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.ShardKey;
import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.manifest.ListName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Which shard makes which check: each group of keys goes to one, the heaviest first and always to
 * the shard with the fewest bytes (Graham's LPT), so that no two shards differ by more than the
 * heaviest group. What weighs nothing is dealt out in turn. The same on every machine.
 */
public final class ShardSplit {
  private final ShardWeights weights;
  private final int of;
  private final Map<ShardKey, Integer> shards = new HashMap<>();
  private final Map<ListName, Integer> firstOfList = new EnumMap<>(ListName.class);
  private final long[] bytes;

  /**
   * @param of the number of shards
   */
  public ShardSplit(ShardWeights weights, int of) {
    this.weights = weights;
    this.of = of;
    this.bytes = new long[of];
    Map<ShardKey, Long> groups = weights.recorded();
    distribute(groups, bytes);
    distribute(weights.stated(), new long[of]);
    int next = shards.size();
    for (ShardKey group : groups.keySet()) {
      next = shards.putIfAbsent(group, next % of) == null ? next + 1 : next;
    }
    for (ListName list : ListName.values()) {
      firstOfList.put(list, next % of);
      next = (next + weights.entries(list)) % of;
    }
  }

  /**
   * Gives the groups that weigh something to shards, the heaviest first, unless they have one.
   *
   * @param loads gets the bytes of each shard
   */
  private void distribute(Map<ShardKey, Long> groups, long[] loads) {
    List<Map.Entry<ShardKey, Long>> heavy = new ArrayList<>();
    for (Map.Entry<ShardKey, Long> group : groups.entrySet()) {
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
    for (Map.Entry<ShardKey, Long> group : heavy) {
      Load load = lightest.remove().with(group.getValue());
      shards.put(group.getKey(), load.shard());
      loads[load.shard()] = load.bytes();
      lightest.add(load);
    }
  }

  /** Whether a shard makes a check. */
  public boolean makes(Shard shard, Check check) {
    return shardOf(weights.of(check)) == shard.index() - 1;
  }

  /** Whether the checks of a key are a shard's. */
  public boolean makes(Shard shard, ShardKey key) {
    return shardOf(key) == shard.index() - 1;
  }

  /** Bytes that each shard has to read, as far as the manifests tell. */
  public long[] bytes() {
    return bytes.clone();
  }

  /** Counted from 0. What is there or not by what a machine's disk holds is the first shard's. */
  private int shardOf(ShardKey key) {
    ShardKey leader = weights.leaderOf(key);
    Integer shard = shards.get(leader);
    if (shard == null && leader instanceof ShardKey.OfEntry entry) {
      return (firstOfList.getOrDefault(entry.list(), 0) + entry.index()) % of;
    }
    return shard == null ? 0 : shard;
  }

  /**
   * What a shard has so far.
   *
   * @param shard which one, from 0
   * @param bytes sum of the weights
   * @param groups number of groups
   */
  private record Load(int shard, long bytes, int groups) {
    static final Comparator<Load> LIGHTEST_FIRST =
        Comparator.comparingLong(Load::bytes)
            .thenComparingInt(Load::groups)
            .thenComparingInt(Load::shard);

    Load with(long more) {
      return new Load(shard, Amounts.addCapped(bytes, more), groups + 1);
    }
  }
}
