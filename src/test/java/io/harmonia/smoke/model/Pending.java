package io.harmonia.smoke.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the suite does not keep yet, in one place; to be emptied. */
final class Pending {
  /** What it misses. */
  static final Set<Rule> MISSED =
      EnumSet.of(
          Rule.RECORDED_ABSENT,
          Rule.LISTED_GONE,
          Rule.MORE_FILES,
          Rule.DIRECTORY_DIGEST,
          Rule.AGREEMENT,
          Rule.UNLISTED,
          Rule.DROPPED,
          Rule.EMPTIED,
          Rule.BUMP,
          Rule.DOWNGRADE,
          Rule.SAME_BY_PATH,
          Rule.SAME_BY_LOOK);

  /** What it is red for and should not be, by a part of what it says. */
  static final List<String> ALARMS =
      List.of(
          "sha256 of the directory",
          "ambiguous-path",
          "though it is still part of the entry",
          "is partly there: expected files_count is 3, actual 2");

  private Pending() {}

  /** Whether a setting of a world is not there yet. */
  static boolean isSettingMissing(World world) {
    return MISSED.contains(Rule.UNLISTED) && world.rejectsUnlisted();
  }

  static boolean isMissed(Expected expected) {
    return !expected.isClean() && MISSED.containsAll(expected.red().keySet());
  }

  static boolean isAlarm(Trial.Actual actual) {
    return !actual.red().isEmpty()
        && actual.red().stream().allMatch(red -> ALARMS.stream().anyMatch(red::contains));
  }
}
