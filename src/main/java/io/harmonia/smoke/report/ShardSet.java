package io.harmonia.smoke.report;

import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether reports are those of all shards of one run.
 *
 * @param given the reports, all of which could be read, in the order of their shards
 */
record ShardSet(List<GivenReport> given) {
  private static final int NAMED = 10;

  /** Why they are no such set; nothing if they are one. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (given.isEmpty()) {
      problems.add("there is no report to merge");
      return problems;
    }
    for (GivenReport one : given) {
      of(one, problems);
    }
    numbers(problems);
    same(problems, "was made by version", RunReport::tool);
    same(problems, "saw inputs of digest", report -> shown(report.workspace().inputs()));
    same(problems, "saw commit", report -> shown(report.workspace().commit()));
    same(problems, "compared with baseline", report -> shown(report.workspace().baseline()));
    return problems;
  }

  private static void of(GivenReport one, List<String> problems) {
    RunReport report = report(one);
    if (report.shard().isEmpty()) {
      problems.add(one.name() + " is the report of a whole run, not of a shard");
    }
    if (report.workspace().inputs().isEmpty()) {
      problems.add(named(one) + " has read no workspace");
    }
    if (report.outcome() == Outcome.INCOMPLETE || !report.unfinished().isEmpty()) {
      problems.add(named(one) + " is itself incomplete");
    }
  }

  private void numbers(List<String> problems) {
    Map<Integer, Map<Integer, List<String>>> names = new TreeMap<>();
    for (GivenReport one : given) {
      report(one)
          .shard()
          .ifPresent(
              shard ->
                  names
                      .computeIfAbsent(shard.of(), of -> new TreeMap<>())
                      .computeIfAbsent(shard.index(), index -> new ArrayList<>(1))
                      .add(one.name()));
    }
    if (names.size() > 1) {
      problems.add(
          "the reports are of runs in "
              + names.keySet().stream().map(String::valueOf).collect(Collectors.joining(" and in "))
              + " shards");
    }
    names.forEach(
        (of, byIndex) -> {
          byIndex.forEach(
              (index, reports) -> {
                if (reports.size() > 1) {
                  problems.add(
                      new Shard(index, of)
                          + " came "
                          + (reports.size() == 2 ? "twice" : reports.size() + " times")
                          + ": "
                          + String.join(", ", reports));
                }
              });
          missing(problems, of, byIndex);
        });
  }

  private static void missing(List<String> problems, int of, Map<Integer, List<String>> byIndex) {
    List<Integer> missing =
        IntStream.rangeClosed(1, of).filter(index -> !byIndex.containsKey(index)).boxed().toList();
    if (!missing.isEmpty()) {
      problems.add(
          (missing.size() == 1 ? "shard " : "shards ")
              + missing.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "))
              + (missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "")
              + " of "
              + of
              + (missing.size() == 1 ? " is missing" : " are missing"));
    }
  }

  private void same(List<String> problems, String what, Function<RunReport, String> value) {
    String expected = value.apply(report(given.get(0)));
    for (GivenReport one : given) {
      String actual = value.apply(report(one));
      if (!actual.equals(expected)) {
        problems.add(
            named(one)
                + " "
                + what
                + " "
                + Printable.of(actual)
                + ": expected "
                + Printable.of(expected)
                + ", as "
                + named(given.get(0))
                + " did");
      }
    }
  }

  private static String shown(Optional<?> value) {
    return value.map(String::valueOf).orElse("none");
  }

  private static RunReport report(GivenReport one) {
    return one.report().orElseThrow();
  }

  private static String named(GivenReport one) {
    return report(one).shard().map(shard -> shard + " (" + one.name() + ")").orElse(one.name());
  }
}
