package io.harmonia.smoke.results;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.ToolVersion;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Gathers the results of a run, from any thread. */
public final class RunRecorder implements Closeable {
  private final Clock clock;
  private final Instant started;
  private final ResultStore results = new ResultStore();
  private final Set<String> notes = new LinkedHashSet<>();
  private RunReport.CheckedWorkspace workspace = RunReport.CheckedWorkspace.unknown(Map.of());
  private Optional<Shard> shard = Optional.empty();
  private LongSupplier bytesHashed = () -> 0;
  private LongSupplier artifacts = () -> 0;
  private Function<Predicate<RelativePath>, List<String>> unverified = verified -> List.of();
  private long changes;

  /**
   * Starts a run.
   *
   * @param clock tells when it starts and ends
   */
  public RunRecorder(Clock clock) {
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Says what was asked for, before it is known what that leads to. */
  public synchronized void settings(Map<String, String> settings) {
    this.workspace = RunReport.CheckedWorkspace.unknown(settings);
    changes++;
  }

  /** Says which part of the checks is made. */
  public synchronized void shard(Optional<Shard> part) {
    this.shard = part;
    changes++;
  }

  /** Says what is checked. */
  public synchronized void workspace(
      RunReport.CheckedWorkspace checked, LongSupplier bytesHashed, LongSupplier artifacts) {
    this.workspace = checked;
    this.bytesHashed = bytesHashed;
    this.artifacts = artifacts;
    changes++;
  }

  /** Says how to tell, by what was verified, what a clean run did not, and why. */
  public synchronized void unverified(Function<Predicate<RelativePath>, List<String>> say) {
    this.unverified = say;
  }

  /** Names the folder in which results may be kept that are too many for memory. */
  public void spillTo(Path folder) {
    results.spillTo(folder);
  }

  /** Adds a result, or replaces the one of the same test. */
  public void add(String testId, Result result) {
    add(testId, result, JsonResult.write(result));
  }

  /** The same, where its line is written already. */
  synchronized void add(String testId, Result result, byte[] line) {
    results.put(testId, result, line);
    changes++;
  }

  /**
   * Adds results of an earlier run whose tests have no result yet.
   *
   * @param keep which ones, by the test's ID and its name
   * @return the names of those that were added
   */
  public synchronized List<String> seed(RunRecorder earlier, BiPredicate<String, String> keep) {
    List<String> added = new ArrayList<>();
    earlier.results.forEach(
        (testId, line) -> {
          if (!results.has(testId) && keep.test(testId, JsonResult.id(line))) {
            Result result = JsonResult.read(JsonTree.read(line));
            results.put(testId, result, line);
            added.add(result.id());
          }
        });
    changes++;
    return added;
  }

  /** Lets go of the results. */
  @Override
  public void close() throws IOException {
    results.close();
  }

  /** Says what narrows the run. */
  public synchronized void note(String note) {
    notes.add(note);
    changes++;
  }

  /** Number of times that anything was added: where it is the same, so is the report. */
  public synchronized long changes() {
    return changes;
  }

  /** Number of results so far. */
  public synchronized int size() {
    return results.size();
  }

  /**
   * The report as of now.
   *
   * @param missing what is missing for the run to be complete; nothing if it is
   */
  public synchronized RunReport report(List<String> missing) {
    Instant now = clock.instant();
    Summary summary =
        results
            .tally()
            .summary(
                now,
                Duration.between(started, now),
                bytesHashed.getAsLong(),
                artifacts.getAsLong());
    List<String> said = new ArrayList<>(notes);
    said.addAll(missing);
    if (missing.isEmpty() && summary.isCleanWithGaps()) {
      said.addAll(unverified.apply(results.tally()::hasVerified));
    }
    return new RunReport(
        new RunReport.Scope(ToolVersion.current(), shard, workspace),
        summary,
        List.copyOf(missing),
        List.copyOf(said),
        new ResultLog(results));
  }
}
