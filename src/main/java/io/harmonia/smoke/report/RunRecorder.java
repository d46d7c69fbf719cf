package io.harmonia.smoke.report;

import io.harmonia.smoke.check.Shard;
import io.harmonia.smoke.check.Verdict;
import io.harmonia.smoke.text.Location;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;

/** Gathers the results of a run, from any thread. */
public final class RunRecorder {
  private static final Comparator<Result> IN_ORDER =
      Comparator.comparing((Result result) -> result.location().map(Location::file).orElse(""))
          .thenComparing(result -> result.location().map(Location::line).orElse(0))
          .thenComparing(Result::id);

  private final Clock clock;
  private final Instant started;
  private final Map<String, Result> results = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private RunReport.CheckedWorkspace workspace = RunReport.CheckedWorkspace.unknown(Map.of());
  private Optional<Shard> shard = Optional.empty();
  private LongSupplier bytesHashed = () -> 0;
  private LongSupplier artifacts = () -> 0;

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
  }

  /** Says which part of the checks is made. */
  public synchronized void shard(Optional<Shard> part) {
    this.shard = part;
  }

  /** Says what is checked. */
  public synchronized void workspace(
      RunReport.CheckedWorkspace checked, LongSupplier bytesHashed, LongSupplier artifacts) {
    this.workspace = checked;
    this.bytesHashed = bytesHashed;
    this.artifacts = artifacts;
  }

  /** Adds a result, or replaces the one of the same test. */
  public synchronized void add(String testId, Result result) {
    results.remove(testId);
    results.put(testId, result);
  }

  /**
   * Adds results of an earlier run whose tests have no result yet.
   *
   * @param keep which ones, by the test's ID and its result
   * @return the results that were added
   */
  public synchronized List<Result> seed(RunRecorder earlier, BiPredicate<String, Result> keep) {
    List<Result> added = new ArrayList<>();
    earlier
        .resultsByTest()
        .forEach(
            (testId, result) -> {
              if (keep.test(testId, result) && results.putIfAbsent(testId, result) == null) {
                added.add(result);
              }
            });
    return added;
  }

  private synchronized Map<String, Result> resultsByTest() {
    return new LinkedHashMap<>(results);
  }

  /** Says what narrows the run. */
  public synchronized void note(String note) {
    notes.add(note);
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
    List<Result> all = results.values().stream().sorted(IN_ORDER).toList();
    Instant now = clock.instant();
    Summary summary =
        Summary.of(
            all,
            now,
            bytesHashed.getAsLong(),
            artifacts.getAsLong(),
            Duration.between(started, now));
    List<String> said = new ArrayList<>(notes);
    said.addAll(missing);
    return new RunReport(
        ToolVersion.current(),
        shard,
        outcome(all, missing),
        summary,
        workspace,
        List.copyOf(missing),
        List.copyOf(said),
        all);
  }

  private static Outcome outcome(List<Result> results, List<String> missing) {
    if (results.stream().anyMatch(r -> r.verdict() == Verdict.DRIFTED)) {
      return Outcome.DRIFT;
    }
    boolean complete =
        missing.isEmpty()
            && !results.isEmpty()
            && results.stream().noneMatch(r -> r.verdict() == Verdict.UNCHECKED);
    return complete ? Outcome.CLEAN : Outcome.INCOMPLETE;
  }
}
