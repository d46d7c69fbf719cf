package io.harmonia.smoke.results;

import io.harmonia.smoke.shard.Shard;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A report that was read again.
 *
 * @param tool the version of the program that wrote it
 * @param shard the part of the checks that was made, if it was not all of them
 * @param outcome what it says as a whole
 * @param summary its counts, which are those of its results
 * @param workspace what was checked
 * @param unfinished what kept the run from finishing; nothing if it was made to its end
 * @param notes that, and what narrowed the run
 * @param results every test that ran and every container that failed
 */
public record ReadReport(
    String tool,
    Optional<Shard> shard,
    Outcome outcome,
    Summary summary,
    RunReport.CheckedWorkspace workspace,
    List<String> unfinished,
    List<String> notes,
    List<Result> results) {

  /** The run that wrote it, as it said it. */
  public RunReport run() {
    RunReport counted =
        counted(workspace, shard, results, summary.bytesHashed(), summary.artifacts(), unfinished);
    return new RunReport(
        tool, shard, outcome, summary, workspace, unfinished, notes, counted.results());
  }

  /**
   * The report that a run gives which has these results.
   *
   * @param bytesHashed by it
   * @param artifacts that its manifests and checksum files speak of
   */
  public static RunReport counted(
      RunReport.CheckedWorkspace workspace,
      Optional<Shard> shard,
      List<Result> results,
      long bytesHashed,
      long artifacts,
      List<String> unfinished) {
    RunRecorder recorder = new RunRecorder(Clock.systemUTC());
    recorder.workspace(workspace, () -> bytesHashed, () -> artifacts);
    recorder.shard(shard);
    for (Result result : results) {
      recorder.add("result " + recorder.size(), result);
    }
    return recorder.report(unfinished);
  }
}
