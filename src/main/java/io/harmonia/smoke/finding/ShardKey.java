package io.harmonia.smoke.finding;

import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.util.Optional;

/**
 * Checks of one key are never divided among shards. The key of a check depends on the manifests and
 * checksum files alone, never on which files are there, since every shard has others.
 */
public sealed interface ShardKey {

  /**
   * The recorded checksums of one place, and the contents of the entries that are held by it.
   *
   * @param path the place, as far as the manifests tell
   */
  record Place(RelativePath path) implements ShardKey {}

  /** What an entry says: its fields, their agreement with the combined manifest, its version. */
  record OfEntry(ListName list, int index) implements ShardKey {
    static OfEntry of(Entry entry) {
      return new OfEntry(entry.list(), entry.index());
    }
  }

  /** The content of an entry, and where it is. */
  record ContentOf(OfEntry entry, Optional<RelativePath> path) implements ShardKey {
    public static ContentOf of(Entry entry) {
      return new ContentOf(OfEntry.of(entry), entry.safePath());
    }
  }

  /** A recorded checksum whose name is refused, so that it is of no place. */
  record Line(Location at) implements ShardKey {}

  /** Any other check, by its id. */
  record Named(String id) implements ShardKey {}

  /** The key of a recorded checksum. */
  static ShardKey of(RecordedChecksum line) {
    return line.alternatives()
        .nominal()
        .<ShardKey>map(Place::new)
        .orElseGet(() -> new Line(line.at()));
  }
}
