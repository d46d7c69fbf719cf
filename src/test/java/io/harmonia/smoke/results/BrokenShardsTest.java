package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.report.GivenReport;
import io.harmonia.smoke.report.ReportMerge;
import io.harmonia.smoke.shard.Shard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the reports of a clean or red run, they do not become clean by it. */
class BrokenShardsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Kind> CLEAN =
      List.of(Kind.MATCH, Kind.VALID, Kind.PARTIAL, Kind.POINTER_MATCH, Kind.WAIVED);
  private static final List<Kind> RED =
      List.of(Kind.CHECKSUM_MISMATCH, Kind.UNREADABLE, Kind.BUMP_REQUIRED, Kind.TIMED_OUT);

  @TempDir private Path folder;

  @Test
  void neverBecomeClean() throws Exception {
    int wasClean = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Path> reports = reports(random, seed % 3 == 0);
      Outcome before = merged(reports);
      wasClean += before == Outcome.CLEAN ? 1 : 0;

      String what = breakOne(reports, random);

      assertThat(merged(reports)).as("seed " + seed + ": " + what).isNotEqualTo(Outcome.CLEAN);
    }
    assertThat(wasClean).isGreaterThan(50);
  }

  private static Outcome merged(List<Path> reports) {
    return ReportMerge.of(reports.stream().map(GivenReport::at).toList()).outcome();
  }

  private List<Path> reports(Random random, boolean red) throws Exception {
    int of = 1 + random.nextInt(5);
    int redShard = 1 + random.nextInt(of);
    List<Path> reports = new ArrayList<>();
    for (int index = 1; index <= of; index++) {
      List<Result> results = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        results.add(SomeResults.of("check " + index + "." + i, oneOf(CLEAN, random)));
      }
      if (red && index == redShard) {
        results.add(SomeResults.of("red", oneOf(RED, random)));
      }
      RunRecorder recorder = SomeResults.recorder(results.toArray(Result[]::new));
      recorder.shard(Optional.of(new Shard(index, of)));
      Path file = Files.createTempFile(folder, "report", ".json");
      Files.writeString(file, JsonReportReaderTest.written(recorder.report(List.of())));
      reports.add(file);
    }
    return reports;
  }

  /** One fault; says which. */
  private static String breakOne(List<Path> reports, Random random) throws Exception {
    Path file = oneOf(reports, random);
    ObjectNode report = (ObjectNode) JSON.readTree(file.toFile());
    ArrayNode results = (ArrayNode) report.get("results");
    ObjectNode result = (ObjectNode) results.get(random.nextInt(results.size()));
    String what;
    switch (random.nextInt(12)) {
      case 0 -> {
        reports.remove(file);
        return "dropped";
      }
      case 1 -> {
        reports.add(file);
        return "doubled";
      }
      case 2 -> {
        what = "outcome";
        boolean isClean = report.get("outcome").asText().equals("clean");
        report.put("outcome", isClean ? "incomplete" : "clean");
      }
      case 3 -> {
        what = "verdict";
        boolean passed = result.get("verdict").asText().equals("passed");
        result.put("verdict", passed ? "skipped" : "passed");
      }
      case 4 -> {
        what = "a result gone";
        results.remove(random.nextInt(results.size()));
      }
      case 5 -> {
        what = "a result twice";
        results.add(result);
      }
      case 6 -> {
        what = "inputs";
        ((ObjectNode) report.get("workspace"))
            .put("inputs", reports.size() == 1 ? "x" : "1".repeat(64));
      }
      case 7 -> {
        what = "commit";
        ((ObjectNode) report.get("workspace")).put("commit", "ab".repeat(20));
        if (reports.size() == 1) {
          ((ObjectNode) report.get("workspace")).putNull("inputs");
        }
      }
      case 8 -> {
        what = "number of shards";
        ((ObjectNode) report.get("shard")).put("of", report.at("/shard/of").asInt() + 1);
      }
      case 9 -> {
        what = "whole";
        report.putNull("shard");
      }
      case 10 -> {
        what = "a count";
        ((ObjectNode) report.get("summary"))
            .put("checks", report.at("/summary/checks").asInt() + 1);
      }
      default -> {
        what = "kind";
        boolean passed = result.get("verdict").asText().equals("passed");
        result.put("kind", passed ? "partial" : "valid");
      }
    }
    Files.writeString(file, JSON.writeValueAsString((JsonNode) report));
    return what;
  }

  private static <T> T oneOf(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
