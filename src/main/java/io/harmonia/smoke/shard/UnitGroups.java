package io.harmonia.smoke.shard;

import java.util.HashMap;
import java.util.Map;

/** Units that have to be in one shard. Each stands alone until it is joined with another. */
public final class UnitGroups {
  private final Map<ShardUnit, ShardUnit> parents = new HashMap<>();

  /** Puts two units, and all that are with either, into one group. */
  void join(ShardUnit one, ShardUnit other) {
    ShardUnit to = leaderOf(one);
    ShardUnit from = leaderOf(other);
    if (!to.equals(from)) {
      parents.put(from, to);
    }
  }

  /** The unit that stands for the group of this one. */
  public ShardUnit leaderOf(ShardUnit unit) {
    ShardUnit leader = unit;
    for (ShardUnit next = parents.get(leader); next != null; next = parents.get(leader)) {
      leader = next;
    }
    for (ShardUnit at = unit; !at.equals(leader); ) {
      ShardUnit next = parents.put(at, leader);
      at = next == null ? leader : next;
    }
    return leader;
  }

  /** Whether a unit was joined with another, and does not lead. */
  boolean isLed(ShardUnit unit) {
    return parents.containsKey(unit);
  }
}
