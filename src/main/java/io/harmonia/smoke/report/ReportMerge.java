package io.harmonia.smoke.report;

import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.results.ReadReport;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import io.harmonia.smoke.shard.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    return one.report().flatMap(ReadReport::shard).map(Shard::index).orElse(Integer.MAX_VALUE);
  }

  private RunReport merge() {
    problems.addAll(shards.problems());
    List<Result> results = results();
    Set<String> unfinished = new LinkedHashSet<>();
    Set<String> notes = new LinkedHashSet<>();
    for (ReadReport report : reports()) {
      unfinished.addAll(report.unfinished());
      notes.addAll(report.notes());
      report.shard().map(Shard::withoutCheck).ifPresent(notes::remove);
    }
    unfinished.addAll(problems);
    notes.addAll(unfinished);
    RunReport counted =
        ReadReport.counted(workspace(), Optional.empty(), results, 0, 0, List.copyOf(unfinished));
    return new RunReport(
        counted.tool(),
        counted.shard(),
        counted.outcome(),
        summary(counted.summary()),
        counted.workspace(),
        counted.unfinished(),
        List.copyOf(notes),
        counted.results());
  }

  private List<ReadReport> reports() {
    return given.stream().flatMap(one -> one.report().stream()).toList();
  }

  /**
   * The results of all, but that a shard has none. A check is in one shard; where its result comes
   * twice, the graver stays.
   */
  private List<Result> results() {
    Map<String, List<Result>> byId = new LinkedHashMap<>();
    Map<String, String> from = new HashMap<>();
    List<Result> all = new ArrayList<>();
    for (GivenReport one : given) {
      Map<String, List<Result>> ofThis = new LinkedHashMap<>();
      for (Result result : one.report().orElseThrow().results()) {
        if (result.check().equals(Result.RUN)) {
          all.add(result); // of the shard's run, so that others may have one of the name
        } else if (!result.check().equals(CheckType.SHARD.label())) {
          ofThis.computeIfAbsent(result.id(), id -> new ArrayList<>(1)).add(result);
        }
      }
      ofThis.forEach(
          (id, results) -> {
            String other = from.putIfAbsent(id, one.name());
            if (other != null) {
              problems.add("a check came twice, in " + other + " and in " + one.name() + ": " + id);
            }
            byId.merge(id, results, (first, second) -> isGraver(second, first) ? second : first);
          });
    }
    byId.values().forEach(all::addAll);
    return all;
  }

  private static boolean isGraver(List<Result> some, List<Result> others) {
    return gravest(some).compareTo(gravest(others)) < 0;
  }

  private static Verdict gravest(List<Result> results) {
    return results.stream()
        .map(Result::verdict)
        .min(Comparator.naturalOrder())
        .orElse(Verdict.PASSED);
  }

  /** The bytes and times of all; the artifacts are those of the whole in each. */
  private Summary summary(Summary counted) {
    Instant last = Instant.EPOCH;
    Duration duration = Duration.ZERO;
    long bytes = 0;
    long artifacts = 0;
    for (ReadReport report : reports()) {
      Summary summary = report.summary();
      last = summary.generatedAt().isAfter(last) ? summary.generatedAt() : last;
      duration = duration.plus(summary.duration());
      bytes += summary.bytesHashed();
      artifacts = Math.max(artifacts, summary.artifacts());
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
