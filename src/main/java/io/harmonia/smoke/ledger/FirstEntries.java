package io.harmonia.smoke.ledger;

import io.harmonia.smoke.manifest.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first entry of each key, where a key is told from the entry: a hash table that keeps neither
 * keys nor nodes, since a million entries would make those the larger part of a run's heap.
 *
 * @param <K> type of the keys
 */
public final class FirstEntries<K> {
  private final Function<Entry, Optional<K>> keyOf;
  private final @Nullable Entry[] slots;

  /**
   * @param keyOf the key of an entry, if it has one; always the same
   */
  public FirstEntries(List<Entry> entries, Function<Entry, Optional<K>> keyOf) {
    this.keyOf = keyOf;
    this.slots = new Entry[Integer.highestOneBit(Math.max(4, entries.size())) * 4];
    for (Entry entry : entries) {
      Optional<K> key = keyOf.apply(entry);
      if (key.isPresent()) {
        int slot = slotOf(key.get());
        if (slots[slot] == null) {
          slots[slot] = entry;
        }
      }
    }
  }

  /** The first entry of a key. */
  public Optional<Entry> of(K key) {
    return Optional.ofNullable(slots[slotOf(key)]);
  }

  /** Where the entry of a key stands, or else would. */
  private int slotOf(K key) {
    int hash = key.hashCode() * 0x9E3779B9;
    int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
    for (Entry there = slots[slot]; there != null; there = slots[slot]) {
      if (keyOf.apply(there).filter(key::equals).isPresent()) {
        return slot;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
