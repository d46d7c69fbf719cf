package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.kit.ChildRun;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that a signal ends in its middle, in a process of its own, while it hashes a terabyte. */
class EndedRunTest {
  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled=";

  private static final String RECORDED = "models/checksums.sha256 › ";
  private static final String[] IN_MID_RUN = {
    ChildRun.ENDED + RECORDED + SmallWorkspace.WEIGHTS,
    ChildRun.STARTED + RECORDED + SmallWorkspace.CONFIG
  };

  @TempDir Path root;
  @TempDir Path reports;

  @BeforeEach
  void makeAFileWhoseHashingTakesAnHour() throws IOException {
    SmallWorkspace.in(root);
    SuiteRunner.over(root, reports).run(); // a report of an earlier run, which is clean
    try (RandomAccessFile file =
        new RandomAccessFile(root.resolve(SmallWorkspace.CONFIG).toFile(), "rw")) {
      file.setLength(1L << 40); // sparse
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void listsWhatWasDoneAndSaysWhyItEndedAfterTerm(String parallel) throws Exception {
    try (ChildRun run =
        ChildRun.start(List.of(), reports, "smoke.root=" + root, PARALLEL + parallel)) {
      int exit = run.await(IN_MID_RUN).terminate().exit();

      assertThat(exit).as(run.out()).isEqualTo(143);
      JsonNode report = SuiteRun.read(reports);
      assertThat(report.path("notes").get(0).asText())
          .startsWith("the process was ended before the run was done, by a signal");
      assertThat(report.path("results").size())
          .isPositive()
          .isLessThan(SmallWorkspace.CHECKS)
          .isEqualTo(report.path("summary").path("checks").asInt());
      assertThat(report.path("outcome").asText()).isIn("incomplete", "drift");
      assertThat(run.out()).contains("[smoke] note: the process was ended before the run was done");
    }
  }

  @Test
  void saysIncompleteAfterKill() throws Exception {
    try (ChildRun run = ChildRun.start(List.of(), reports, "smoke.root=" + root)) {
      int exit = run.await(IN_MID_RUN).kill().exit();

      assertThat(exit).isEqualTo(137);
      JsonNode report = SuiteRun.read(reports);
      assertThat(report.path("outcome").asText()).isEqualTo("incomplete");
      assertThat(report.path("notes").get(0).asText()).isEqualTo("the run has not finished");
      assertThat(reports.toFile().list())
          .containsExactlyInAnyOrder("smoke-report.json", "smoke-summary.md");
    }
  }

  @Test
  void aNormalEndIsNotRewrittenWhenTheProcessEnds() throws Exception {
    SmallWorkspace.in(root);

    try (ChildRun run = ChildRun.start(List.of(), reports, "smoke.root=" + root)) {
      int exit = run.exit();

      assertThat(exit).as(run.out()).isZero();
      assertThat(SuiteRun.read(reports).path("outcome").asText()).isEqualTo("clean");
      assertThat(SuiteRun.read(reports).path("notes")).isEmpty();
    }
  }
}
