package io.harmonia.smoke.model;

/** The policy, a sentence each. Where a sentence makes something drift, it names it by path. */
enum Rule {
  // What is recorded in a checksum file.

  /** A recorded file that is there has the recorded content. A pointer counts as what it states. */
  RECORDED_DIFFERS,
  /** A recorded file is there, at the base that its checksum file means and no other. */
  RECORDED_ABSENT,

  // What a manifest states.

  /** A file that is there has the size and digest that its entry or list states. */
  STATED_DIFFERS,
  /** Of as many files as stated, none that is listed is missing. */
  LISTED_GONE,
  /** There are no more files than stated. */
  MORE_FILES,
  /** As many files as stated have the stated size in all. */
  SUM_DIFFERS,
  /** The digest of a directory with as many files as stated is that of one of them. */
  DIRECTORY_DIGEST,
  /** A list is not longer than the number of files. */
  LIST_TOO_LONG,
  /** The sizes of a complete list add up to the stated one. */
  LIST_SUM,

  // What manifests say of each other.

  /** Names of a list differ, and not in looks alone; so do all paths. */
  DUPLICATE,
  /** Part and combined manifest have the same entries, equal in every known field. */
  AGREEMENT,
  /** The totals are the sums. */
  TOTALS,

  // What the settings ask for.

  /** smoke.require=present: whatever is listed or counted is there. */
  REQUIRE_PRESENT,
  /** smoke.require=recorded: something is recorded. */
  REQUIRE_RECORDED,
  /** smoke.unlisted=reject: a complete list names all files, and an entry is about each folder. */
  UNLISTED,

  // What the baseline had.

  /** A path with a digest keeps having one while its file is there. */
  DROPPED,
  /** A recorded checksum stays recorded while what it is about is listed or its digest stated. */
  DEMOTED,
  /** Not so the leftover, which git does not track, of an entry that is gone. */
  LEFTOVER,
  /** A checksum file that had lines has lines. */
  EMPTIED,
  /** Changed content has a higher version, or without any another snapshot. */
  BUMP,
  /** A version does not sink, and stays stated. */
  DOWNGRADE,
  /** An entry of another name at the same path is the same entry. */
  SAME_BY_PATH,
  /** An entry whose name only looks different is the same entry. */
  SAME_BY_LOOK,
  /** Where an entry is gone, so are the recorded checksums of its files. */
  ORPHANED;

  /**
   * Whether a run names what this rule names, whatever else is red. The others may follow from one
   * cause that the run names instead.
   */
  boolean isNamedByItself() {
    return switch (this) {
      case RECORDED_DIFFERS,
          RECORDED_ABSENT,
          STATED_DIFFERS,
          DUPLICATE,
          AGREEMENT,
          REQUIRE_PRESENT,
          UNLISTED,
          DROPPED,
          BUMP,
          DOWNGRADE ->
          true;
      default -> false;
    };
  }
}
