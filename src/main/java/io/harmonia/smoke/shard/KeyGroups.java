package io.harmonia.smoke.shard;

import io.harmonia.smoke.finding.ShardKey;
import java.util.HashMap;
import java.util.Map;

/** Shard keys that have to be in one shard. Each stands alone until it is joined with another. */
final class KeyGroups {
  private final Map<ShardKey, ShardKey> parents = new HashMap<>();

  /** Puts two keys, and all that are with either, into one group. */
  void join(ShardKey one, ShardKey other) {
    ShardKey to = leaderOf(one);
    ShardKey from = leaderOf(other);
    if (!to.equals(from)) {
      parents.put(from, to);
    }
  }

  /** The key that stands for the group of this one. */
  ShardKey leaderOf(ShardKey key) {
    ShardKey leader = key;
    for (ShardKey next = parents.get(leader); next != null; next = parents.get(leader)) {
      leader = next;
    }
    for (ShardKey at = key; !at.equals(leader); ) {
      ShardKey next = parents.put(at, leader);
      at = next == null ? leader : next;
    }
    return leader;
  }
}
