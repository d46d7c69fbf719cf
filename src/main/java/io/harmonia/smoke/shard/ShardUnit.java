package io.harmonia.smoke.shard;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;

/**
 * Checks that are never divided. What is in one depends on the manifests and checksum files alone,
 * never on which files are there, since every shard has others.
 */
public sealed interface ShardUnit {

  /**
   * The recorded checksums of one place, and the contents of the entries that are held by it.
   *
   * @param path the place, as far as the manifests tell
   */
  record Place(RelativePath path) implements ShardUnit {}

  /**
   * What an entry says: its fields, their agreement with the combined manifest, its version.
   *
   * @param list its list
   * @param index its place in the list
   */
  record OfEntry(ListName list, int index) implements ShardUnit {
    static OfEntry of(Entry entry) {
      return new OfEntry(entry.list(), entry.index());
    }
  }

  /**
   * The content of an entry of which nothing is recorded.
   *
   * @param list its list
   * @param index its place in the list
   */
  record ContentOf(ListName list, int index) implements ShardUnit {
    static ContentOf of(Entry entry) {
      return new ContentOf(entry.list(), entry.index());
    }
  }

  /**
   * A recorded checksum whose name is refused, so that it is of no place.
   *
   * @param at where it stands
   */
  record Line(Location at) implements ShardUnit {}

  /**
   * Any other check.
   *
   * @param id its id
   */
  record Named(String id) implements ShardUnit {}
}
