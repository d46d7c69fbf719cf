package io.harmonia.smoke.finding;

import java.util.Locale;

/** What a check is about. */
public enum CheckType {
  /** There is something to check. */
  WORKSPACE,
  /** What came and went since the baseline. */
  BASELINE,
  /** Every file in the folders of entries is of an entry. */
  UNLISTED,
  /** A manifest is well-formed, or the file of requirements. */
  WELL_FORMED,
  /** A manifest matches its schema and the workspace's. */
  SCHEMA,
  /** The combined manifest lists what its parts list. */
  PARTS,
  /** The totals are the sums. */
  TOTALS,
  /** An entry's fields are valid. */
  ENTRY_FIELDS,
  /** An entry of a part agrees with the combined manifest. */
  ENTRY_AGREEMENT,
  /** An entry that changed since the baseline has a higher version. */
  ENTRY_VERSION,
  /** An entry that is needed is there, in a version that will do. */
  REQUIREMENT,
  /** What is there of an entry is what is stated. */
  ENTRY_CONTENT,
  /** A checksum file can be read, each of its lines is one, and there is one. */
  CHECKSUM_FILE,
  /** A file has the content that was recorded. */
  RECORDED_CHECKSUM,
  /** A record of another format can be read. */
  RECORD,
  /** What such a record says of a file or directory holds. */
  CLAIM,
  /** A source still serves what is recorded. */
  UPSTREAM,
  /** A line of the settings file narrows no more than it did. */
  SETTING,
  /** A shard has a check. */
  SHARD,
  /** Waivers can be read, and each is well-formed, in force and waives something. */
  WAIVER;

  /**
   * Whether findings of such a check may be waived: not of one of a file as a whole, without which
   * nobody knows what else there would be to check.
   */
  public boolean isWaivable() {
    return switch (this) {
      case BASELINE,
          UNLISTED,
          ENTRY_VERSION,
          REQUIREMENT,
          PARTS,
          TOTALS,
          ENTRY_FIELDS,
          ENTRY_AGREEMENT,
          ENTRY_CONTENT,
          RECORDED_CHECKSUM,
          CLAIM,
          UPSTREAM,
          SETTING ->
          true;
      case WORKSPACE, WELL_FORMED, SCHEMA, CHECKSUM_FILE, RECORD, SHARD, WAIVER -> false;
    };
  }

  /**
   * Whether it speaks of many things: it is not waived whole, since that would waive what it comes
   * to find of others.
   */
  public boolean isOfMany() {
    return this == PARTS || this == TOTALS || this == BASELINE || this == UNLISTED;
  }

  /** As the report writes it, for example {@code recorded-checksum}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
