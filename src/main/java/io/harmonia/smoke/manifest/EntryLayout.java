package io.harmonia.smoke.manifest;

import io.harmonia.smoke.json.GrowingLongs;
import io.harmonia.smoke.text.Location;
import java.util.Arrays;

/**
 * Where the fields of an entry stand, from where the entry begins: in a manifest that a program
 * wrote the same for most entries, which then share it.
 */
final class EntryLayout {
  private final long[] places;

  private EntryLayout(long[] places) {
    this.places = places;
  }

  /** Where the field of a number stands in an entry that begins at a place. */
  Location at(Location entry, int number) {
    int lines = (int) (places[number] >>> 32);
    int column = (int) places[number];
    return new Location(
        entry.file(), entry.line() + lines, lines == 0 ? entry.column() + column : column);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EntryLayout that && Arrays.equals(places, that.places);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(places);
  }

  /** Gathers the places of the fields, in their order. */
  static final class Builder {
    private final Location entry;
    private final GrowingLongs places = new GrowingLongs();

    /**
     * @param entry where the entry begins
     */
    Builder(Location entry) {
      this.entry = entry;
    }

    /** Whether a place can be told from where the entry begins. */
    boolean reaches(Location field) {
      return field.file().equals(entry.file())
          && (field.line() > entry.line()
              || (field.line() == entry.line() && field.column() >= entry.column()));
    }

    /** Adds the place of the next field. */
    void add(Location field) {
      int lines = field.line() - entry.line();
      int column = lines == 0 ? field.column() - entry.column() : field.column();
      places.add(((long) lines << 32) | column);
    }

    /** Leaves the next field out, whose place is not needed. */
    void skip() {
      places.add(0);
    }

    EntryLayout build() {
      return new EntryLayout(places.toArray());
    }
  }
}
