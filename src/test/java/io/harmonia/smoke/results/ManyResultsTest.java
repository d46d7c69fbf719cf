package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.report.ReportFolder;
import io.harmonia.smoke.text.Location;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SomeResults that do not fit into the memory that they may have. */
class ManyResultsTest {
  private static final int ALL = 12_000;

  @TempDir Path folder;

  @Test
  void areCountedAndListedInOrderHoweverTheyCame() throws Exception {
    ReportFolder reports = ReportFolder.open(folder, folder);
    RunRecorder recorder = SomeResults.recorder();
    recorder.spillTo(reports.path());
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, new Random(1));

    numbers.forEach(number -> recorder.add("test " + number, result(number, Kind.VALID)));
    reports.write(recorder.report(List.of()));

    JsonNode report = new ObjectMapper().readTree(reports.reportFile().toFile());
    assertThat(report.at("/summary/checks").asInt()).isEqualTo(ALL);
    assertThat(report.path("results"))
        .extracting(result -> result.path("id").asText())
        .containsExactlyElementsOf(numbers.stream().sorted().map(ManyResultsTest::id).toList());
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void areReplacedAndSeededByTest() {
    RunRecorder earlier = SomeResults.recorder();
    earlier.spillTo(folder);
    for (int i = 0; i < ALL; i++) {
      earlier.add("test " + i, result(i, i % 2 == 0 ? Kind.VALID : Kind.MANIFEST_INVALID));
    }
    earlier.add("test 1", result(1, Kind.VALID));
    RunRecorder recorder = SomeResults.recorder();
    recorder.add("test 3", result(3, Kind.VALID));

    List<String> kept = recorder.seed(earlier, (test, name) -> !test.equals("test 5"));

    assertThat(earlier.report(List.of()).summary().of(Counted.DRIFTED)).isEqualTo(ALL / 2 - 1);
    assertThat(kept).hasSize(ALL - 2);
    Summary summary = recorder.report(List.of()).summary();
    assertThat(summary.of(Counted.CHECKS)).isEqualTo(ALL - 1);
    assertThat(summary.of(Counted.DRIFTED)).isEqualTo(ALL / 2 - 3);
  }

  @Test
  void areOfTheirTestsWhateverTheirIdsHold() {
    RunRecorder recorder = SomeResults.recorder();

    recorder.add("test\n{\"id\":\"x\"}", result(1, Kind.VALID));
    recorder.add("test", result(2, Kind.VALID));
    recorder.add("test\n{\"id\":\"x\"}", result(3, Kind.UNREADABLE));

    assertThat(recorder.report(List.of()).results().all())
        .extracting(Result::kind)
        .containsExactly(Kind.VALID, Kind.UNREADABLE);
  }

  @Test
  void areOrderedByNameWhereAllStandInOneLine() {
    RunRecorder recorder = SomeResults.recorder();
    for (int i = 99; i >= 0; i--) {
      recorder.add("test " + i, SomeResults.of(id(i), Kind.VALID));
    }

    assertThat(recorder.report(List.of()).results().all())
        .extracting(Result::id)
        .hasSize(100)
        .isSorted();
  }

  @Test
  void eachHaveALineOfTheReport() throws Exception {
    ReportFolder reports = ReportFolder.open(folder, folder);

    reports.write(
        SomeResults.report(SomeResults.of("a", Kind.VALID), SomeResults.of("b", Kind.UNREADABLE)));

    assertThat(Files.readAllLines(reports.reportFile()))
        .filteredOn(line -> line.startsWith("{\"id\":"))
        .hasSize(2);
  }

  /** That each result is looked at for each file once took a minute for 100,000. */
  @Test
  void areOrderedInTimeWhereEachStandsInAFileOfItsOwn() {
    RunRecorder recorder = SomeResults.recorder();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      String file = "%05d.dvc".formatted((i * 7_919) % 60_000);
      recorder.add(file, result(file + " a", Kind.VALID, new Location(file, 1, 1)));
      ids.add(file + " a");
    }

    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    ResultLog log = recorder.report(List.of()).results();
    long spent = threads.getCurrentThreadCpuTime() - before;

    // of the processor's time, which other programs do not lengthen
    assertThat(Duration.ofNanos(spent)).isLessThan(Duration.ofSeconds(15));
    assertThat(log.all())
        .extracting(Result::id)
        .containsExactlyElementsOf(ids.stream().sorted().toList());
  }

  private static String id(int number) {
    return "check %06d of a file whose name is neither short nor very long".formatted(number);
  }

  private static Result result(int number, Kind kind) {
    return result(id(number), kind, new Location("models/inventory.json", number / 3 + 1, 1));
  }

  private static Result result(String id, Kind kind, Location at) {
    List<Finding> findings =
        kind == Kind.VALID ? List.of() : List.of(Finding.at(at, kind, "wrong", "Correct it."));
    return new Result(
        id,
        "schema",
        Optional.empty(),
        Optional.of(at),
        new Judgement(kind, findings, List.of(), Optional.empty(), Set.of(), Set.of()),
        Duration.ZERO);
  }
}
