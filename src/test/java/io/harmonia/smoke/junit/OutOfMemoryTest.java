package io.harmonia.smoke.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.kit.ChildRun;
import io.harmonia.smoke.kit.Exhaustion;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run whose memory does not suffice ends by itself, with status 2 and a report that says {@code
 * incomplete}, wherever that comes about: JUnit's launcher would wait for ever.
 */
@Tag("slow")
class OutOfMemoryTest {
  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled=";

  @TempDir Path root;
  @TempDir Path reports;

  @BeforeEach
  void makeAReportOfAnEarlierRunThatIsClean() {
    SmallWorkspace.in(root);
    SuiteRunner.over(root, reports).run();
    assertThat(SuiteRun.read(reports).path("outcome").asText()).isEqualTo("clean");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endsWhereTheManifestDoesNotFit(boolean parallel) throws Exception {
    SmallWorkspace.at(root).write("models/inventory.json", manyEntries());

    try (ChildRun run =
        ChildRun.start(List.of("-Xmx24m"), reports, "smoke.root=" + root, PARALLEL + parallel)) {
      assertEndsIncomplete(run);
    }
  }

  @ParameterizedTest
  @CsvSource({"OF_BUFFERS, false", "OF_BUFFERS, true", "IN_JUNIT, false", "IN_JUNIT, true"})
  void endsWhereMemoryRunsOutInMidRun(Exhaustion where, boolean parallel) throws Exception {
    try (ChildRun run = exhausted(where, parallel)) {
      assertEndsIncomplete(run);
    }
  }

  /** Even JUnit's own classes can then not be loaded, which ends the process in some other way. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endsWhereNothingIsLeftAtAll(boolean parallel) throws Exception {
    try (ChildRun run = exhausted(Exhaustion.OF_THE_HEAP, parallel)) {
      assertThat(run.exit()).as(run.out()).isNotZero();
      assertThat(SuiteRun.read(reports).path("outcome").asText()).isEqualTo("incomplete");
    }
  }

  private ChildRun exhausted(Exhaustion where, boolean parallel) throws IOException {
    return ChildRun.start(
        List.of("-Xmx48m", "-D" + Exhaustion.PROPERTY + "=" + where),
        reports,
        "smoke.root=" + root,
        PARALLEL + parallel);
  }

  private void assertEndsIncomplete(ChildRun run) throws Exception {
    int exit = run.exit();

    assertThat(exit).as(run.out()).isEqualTo(2);
    assertThat(run.out()).doesNotContain("the launcher returned");
    JsonNode report = SuiteRun.read(reports);
    assertThat(report.path("outcome").asText()).isEqualTo("incomplete");
    // JUnit's own thread may die of it first, and end its run without the checks that are left
    assertThat(report.path("notes"))
        .extracting(JsonNode::asText)
        .anyMatch(n -> n.equals("the run has not finished") || n.endsWith("checks were not made"));
  }

  private static byte[] manyEntries() {
    StringBuilder json = new StringBuilder("{\"models\": [");
    for (int i = 0; i < 40_000; i++) {
      json.append(i == 0 ? "" : ",\n");
      json.append("{\"name\": \"m%d\", \"path\": \"models/m%d\"}".formatted(i, i));
    }
    return json.append("]}").toString().getBytes(UTF_8);
  }
}
