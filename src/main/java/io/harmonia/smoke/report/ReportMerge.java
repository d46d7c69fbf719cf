package io.harmonia.smoke.report;

import static java.util.Comparator.naturalOrder;

import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import io.harmonia.smoke.shard.Shard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Makes of the reports of all shards the report that one run would have given; incomplete, and it
 * says why, unless they are all of them, each once and of the same run. What drifted in any report
 * that can be read stays drift.
 */
public final class ReportMerge {
  private final List<GivenReport> given;
  private final ShardSet shards;
  private final Set<String> problems = new LinkedHashSet<>();

  private ReportMerge(List<GivenReport> given) {
    this.given =
        given.stream()
            .filter(one -> one.report().isPresent())
            .sorted(Comparator.comparing(ReportMerge::place).thenComparing(GivenReport::name))
            .toList();
    given.stream()
        .filter(one -> one.report().isEmpty())
        .forEach(one -> problems.add(one.name() + " " + one.fault()));
    this.shards = new ShardSet(this.given);
  }

  /** Merges reports, in whatever order they come. */
  public static RunReport of(List<GivenReport> given) {
    return new ReportMerge(given).merge();
  }

  private static int place(GivenReport one) {
    return one.report().flatMap(RunReport::shard).map(Shard::index).orElse(Integer.MAX_VALUE);
  }

  private RunReport merge() {
    problems.addAll(shards.problems());
    RunRecorder recorder = new RunRecorder(Clock.systemUTC());
    recorder.workspace(workspace(), () -> 0, () -> 0);
    results(recorder);
    Set<String> unfinished = new LinkedHashSet<>();
    Set<String> notes = new LinkedHashSet<>();
    for (RunReport report : reports()) {
      unfinished.addAll(report.unfinished());
      notes.addAll(report.notes());
      report.shard().map(Shard::withoutCheck).ifPresent(notes::remove);
    }
    unfinished.addAll(problems);
    notes.addAll(unfinished);
    RunReport counted = recorder.report(List.copyOf(unfinished));
    return new RunReport(
        counted.scope(),
        summary(counted.summary()),
        counted.unfinished(),
        List.copyOf(notes),
        counted.results());
  }

  private List<RunReport> reports() {
    return given.stream().flatMap(one -> one.report().stream()).toList();
  }

  /**
   * The results of all, but that a shard has none. A check is in one shard; where its result comes
   * twice, the graver stays.
   */
  private void results(RunRecorder recorder) {
    Map<String, Origin> origins = new HashMap<>();
    for (int place = 0; place < given.size(); place++) {
      GivenReport one = given.get(place);
      int from = place;
      Map<String, Verdict> gravest = new LinkedHashMap<>();
      results(one)
          .filter(result -> !isOfTheRun(result))
          .forEach(
              result ->
                  gravest.merge(
                      result.id(), result.verdict(), BinaryOperator.minBy(naturalOrder())));
      gravest.forEach(
          (id, verdict) -> {
            Origin origin = new Origin(from, verdict, one.name());
            Origin other = origins.putIfAbsent(id, origin);
            if (other != null) {
              problems.add(
                  "a check came twice, in " + other.first() + " and in " + one.name() + ": " + id);
              if (verdict.compareTo(other.verdict()) < 0) {
                origins.put(id, new Origin(from, verdict, other.first()));
              }
            }
          });
    }
    for (int place = 0; place < given.size(); place++) {
      int from = place;
      results(given.get(place))
          .filter(result -> isOfTheRun(result) || isFrom(from, origins, result))
          .forEach(result -> recorder.add("result " + recorder.size(), result));
    }
  }

  /**
   * Where the results of a check are taken from.
   *
   * @param from the place of the report among those given
   * @param verdict the gravest of its results there
   * @param first the name of the first report that has any
   */
  private record Origin(int from, Verdict verdict, String first) {}

  private static boolean isFrom(int place, Map<String, Origin> origins, Result result) {
    return Optional.ofNullable(origins.get(result.id())).filter(o -> o.from() == place).isPresent();
  }

  private static Stream<Result> results(GivenReport one) {
    return one.report()
        .orElseThrow()
        .results()
        .all()
        .filter(result -> !result.check().equals(CheckType.SHARD.label()));
  }

  /** Of the shard's run, so that others may have one of the name. */
  private static boolean isOfTheRun(Result result) {
    return result.check().equals(Result.RUN);
  }

  /** The bytes and times of all; the artifacts are those of the whole in each. */
  private Summary summary(Summary counted) {
    Instant last = Instant.EPOCH;
    Duration duration = Duration.ZERO;
    long bytes = 0;
    long artifacts = 0;
    for (RunReport report : reports()) {
      Summary summary = report.summary();
      last = summary.generatedAt().isAfter(last) ? summary.generatedAt() : last;
      duration = duration.plus(summary.duration());
      bytes += summary.of(Counted.BYTES_HASHED);
      artifacts = Math.max(artifacts, summary.of(Counted.ARTIFACTS));
    }
    return counted.of(last, duration, bytes, artifacts);
  }

  /** As the first saw it, without its shard. */
  private RunReport.CheckedWorkspace workspace() {
    if (given.isEmpty()) {
      return RunReport.CheckedWorkspace.unknown(Map.of());
    }
    RunReport.CheckedWorkspace first = reports().get(0).workspace();
    Map<String, String> settings = new LinkedHashMap<>(first.settings());
    settings.remove(Shard.SETTING);
    return new RunReport.CheckedWorkspace(
        first.root(), first.commit(), first.baseline(), first.inputs(), settings);
  }
}
