package io.harmonia.smoke.results;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.shard.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run says.
 *
 * @param tool the version of this program
 * @param shard the part of the checks that was made, if it was not all of them
 * @param outcome what it says as a whole
 * @param summary its counts
 * @param workspace what was checked
 * @param unfinished what kept the run from finishing; nothing if it was made to its end
 * @param notes that, and what narrowed the run
 * @param results every test that ran and every container that failed
 */
public record RunReport(
    String tool,
    Optional<Shard> shard,
    Outcome outcome,
    Summary summary,
    CheckedWorkspace workspace,
    List<String> unfinished,
    List<String> notes,
    ReportedResults results) {

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

  /** What a setting had not be counted, if it did. */
  public Optional<String> uncounted() {
    return Optional.ofNullable(workspace.settings().get("smoke.uncounted"))
        .map(globs -> "not counted: " + globs + " (smoke.uncounted)");
  }

  /** The outcome in words, saying so where nothing was verified, and of which shard it is. */
  public String headline() {
    boolean nothing = outcome == Outcome.CLEAN && summary.artifactsVerified() == 0;
    String said = nothing ? "clean, nothing verified by content" : outcome.label();
    return said + shard.map(part -> ", " + part).orElse("");
  }
}
