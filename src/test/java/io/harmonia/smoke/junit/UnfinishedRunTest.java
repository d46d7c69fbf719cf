package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.report.ReportFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** A run that is killed does not leave the last one's verdict behind. */
class UnfinishedRunTest {

  @Test
  void saysIncompleteWhileTheRunGoesOn(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    SuiteRunner.over(root, reports).run();
    List<JsonNode> seen = new CopyOnWriteArrayList<>();
    TestExecutionListener reader =
        new TestExecutionListener() {
          @Override
          public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
              seen.add(SuiteRun.read(reports));
            }
          }
        };

    SuiteRun run = SuiteRunner.over(root, reports).listen(reader).run();

    assertThat(seen).hasSize(SmallWorkspace.CHECKS);
    assertThat(seen)
        .allSatisfy(r -> assertThat(r.path("outcome").asText()).isEqualTo("incomplete"));
    assertThat(seen.get(0).path("notes").get(0).asText()).isEqualTo("the run has not finished");
    assertThat(seen.get(0).path("results")).isEmpty();
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.notes()).isEmpty();
  }

  @Test
  void writesTheLastReportOnceWhereNothingChangesAfterIt(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    List<Object> seen = new CopyOnWriteArrayList<>();
    TestExecutionListener looking =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (SuiteSelection.isSuite(test)) {
              seen.add(fileKey(reports));
            }
          }
        };

    SuiteRunner.over(root, reports).listen(looking).run();

    assertThat(seen).containsExactly(fileKey(reports));
  }

  /** Another one wherever the file was replaced. */
  private static Object fileKey(Path reports) {
    try {
      return String.valueOf(
          Files.readAttributes(reports.resolve(ReportFolder.REPORT), BasicFileAttributes.class)
              .fileKey());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
