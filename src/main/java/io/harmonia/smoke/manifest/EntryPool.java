package io.harmonia.smoke.manifest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets entries share what is equal in them: what entries of the same name state in several
 * manifests, and the values and layouts that come up again and again. Serves the reading of the
 * manifests of one workspace, and is dropped then.
 */
final class EntryPool {
  private static final int SLOTS = 1 << 12;

  private final Map<ListName, Map<String, Entry>> byName = new EnumMap<>(ListName.class);

  /** By their hashes; a newer value takes the slot of an older one, so that the size is bounded. */
  private final @Nullable Object[] recent = new Object[SLOTS];

  /** The entry, with everything that it has in common with the first one of its name. */
  synchronized Entry shared(Entry entry) {
    if (entry.key().isEmpty()) {
      return entry;
    }
    Entry first =
        byName
            .computeIfAbsent(entry.list(), list -> new HashMap<>())
            .putIfAbsent(entry.key().get(), entry);
    return first == null ? entry : entry.sharing(first);
  }

  /** An equal value that came up lately, or this one. */
  @SuppressWarnings("unchecked") // what is equal is of the same class
  synchronized <T> T recent(T value) {
    int hash = value.hashCode() * 0x9E3779B9;
    int slot = hash >>> (Integer.SIZE - 12);
    Object known = recent[slot];
    if (value.equals(known)) {
      return (T) known;
    }
    recent[slot] = value;
    return value;
  }
}
