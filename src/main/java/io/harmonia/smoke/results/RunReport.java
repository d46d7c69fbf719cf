package io.harmonia.smoke.results;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.shard.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run says.
 *
 * @param scope what was checked, and by whom
 * @param summary its counts
 * @param unfinished what kept the run from finishing; nothing if it was made to its end
 * @param notes that, and what narrowed the run
 * @param results every test that ran and every container that failed
 */
public record RunReport(
    Scope scope, Summary summary, List<String> unfinished, List<String> notes, ResultLog results) {

  /** What the note begins with that names files which may be records. */
  public static final String FOUND_NOT_READ = "found, not read: ";

  /** What the note begins with that names what the settings file narrowed. */
  public static final String NARROWED_BY = "narrowed by ";

  /**
   * What was checked, and by whom.
   *
   * @param tool the version of this program
   * @param shard the part of the checks that was made, if it was not all of them
   * @param workspace what was checked
   */
  public record Scope(String tool, Optional<Shard> shard, CheckedWorkspace workspace) {}

  /**
   * What was checked.
   *
   * @param root the workspace, relative to the folder of the build where it lies below it
   * @param commit the commit that is checked out, if git can tell
   * @param baseline what bumps were checked against, if anything
   * @param inputs digest of what the verdicts depend on but for the artifacts: shards of one run
   *     share it; nothing before the workspace is read
   * @param settings the settings that were given
   */
  public record CheckedWorkspace(
      String root,
      Optional<String> commit,
      Optional<String> baseline,
      Optional<Sha256> inputs,
      Map<String, String> settings) {

    /** What is known before a workspace is opened. */
    public static CheckedWorkspace unknown(Map<String, String> settings) {
      return new CheckedWorkspace(
          "", Optional.empty(), Optional.empty(), Optional.empty(), settings);
    }
  }

  /** The version of the program that made it. */
  public String tool() {
    return scope.tool();
  }

  /** The part of the checks that was made, if it was not all of them. */
  public Optional<Shard> shard() {
    return scope.shard();
  }

  /** What was checked. */
  public CheckedWorkspace workspace() {
    return scope.workspace();
  }

  /** What it says as a whole. */
  public Outcome outcome() {
    Outcome outcome = summary.outcome();
    return outcome == Outcome.CLEAN && !unfinished.isEmpty() ? Outcome.INCOMPLETE : outcome;
  }

  /** What a setting had not be counted, if it did. */
  public Optional<String> uncounted() {
    return Optional.ofNullable(workspace().settings().get("smoke.uncounted"))
        .map(globs -> "not counted: " + globs + " (smoke.uncounted)");
  }

  /** The files that may be records and that nobody asked for, if there are any. */
  public Optional<String> unread() {
    return notes.stream().filter(note -> note.startsWith(FOUND_NOT_READ)).findFirst();
  }

  /** The outcome in words, saying so where nothing was verified, and of which shard it is. */
  public String headline() {
    boolean nothing =
        outcome() == Outcome.CLEAN
            && summary.of(Counted.ARTIFACTS_VERIFIED) == 0
            && summary.of(Counted.CLAIMS_BY_WEAK_DIGEST) == 0;
    String said =
        !nothing
            ? outcome().label()
            : summary.of(Counted.ARTIFACTS_VERIFIED_EARLIER) > 0
                ? "clean, verified earlier"
                : "clean, nothing verified by content";
    return said + shard().map(part -> ", " + part).orElse("");
  }
}
