package io.harmonia.smoke.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run says.
 *
 * @param outcome what it says as a whole
 * @param summary its counts
 * @param workspace what was checked
 * @param notes what narrowed the run, or kept it from finishing
 * @param results every test that ran and every container that failed
 */
public record RunReport(
    Outcome outcome,
    Summary summary,
    CheckedWorkspace workspace,
    List<String> notes,
    ReportedResults results) {

  /**
   * What was checked.
   *
   * @param root the workspace, relative to the folder of the build where it lies below it
   * @param commit the commit that is checked out, if git can tell
   * @param baseline what bumps were checked against, if anything
   * @param settings the settings that were given
   */
  public record CheckedWorkspace(
      String root,
      Optional<String> commit,
      Optional<String> baseline,
      Map<String, String> settings) {

    /** What is known before a workspace is opened. */
    public static CheckedWorkspace unknown(Map<String, String> settings) {
      return new CheckedWorkspace("", Optional.empty(), Optional.empty(), settings);
    }
  }

  /** The outcome in words, saying so where nothing was verified. */
  public String headline() {
    boolean nothing = outcome == Outcome.CLEAN && summary.artifactsVerified() == 0;
    return nothing ? "clean, nothing verified by content" : outcome.label();
  }
}
