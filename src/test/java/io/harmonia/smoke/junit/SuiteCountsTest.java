package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The report's counts are JUnit's counts. */
class SuiteCountsTest {

  @Test
  void countsWhatJUnitCountsWhereAllIsWell(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.junit().getTestsFoundCount()).isEqualTo(SmallWorkspace.CHECKS);
    assertSameCounts(run);
    assertThat(run.count("passed")).isEqualTo(SmallWorkspace.CHECKS - 1);
  }

  @Test
  void countsFailedAndAbortedTestsAsJUnitDoes(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).delete(SmallWorkspace.WEIGHTS).flipAByteOf(SmallWorkspace.CONFIG);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertSameCounts(run);
    assertThat(run.count("drifted")).isEqualTo(2);
    assertThat(run.count("skipped")).isEqualTo(2);
  }

  @Test
  void countsAFactoryThatThrowsAsUnchecked(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports).select(selectClass(Leaves.BrokenFactoryLeaf.class)).run();

    assertThat(run.junit().getContainersFailedCount()).isEqualTo(1);
    assertSameCounts(run);
    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.kinds()).contains("manifests(SmokeRun) = crashed");
  }

  @Test
  void countsAFailedBeforeAllAsUnchecked(@TempDir Path root, @TempDir Path reports) {
    SuiteRun run = SuiteRunner.over(root.resolve("nowhere"), reports).run();

    assertThat(run.junit().getContainersFailedCount()).isEqualTo(1);
    assertSameCounts(run);
    assertThat(run.count("unchecked")).isEqualTo(1);
  }

  private static void assertSameCounts(SuiteRun run) {
    TestExecutionSummary junit = run.junit();
    assertThat(run.count("checks"))
        .isEqualTo(junit.getTestsFoundCount() + junit.getContainersFailedCount())
        .isEqualTo(run.report().path("results").size())
        .isEqualTo(
            run.count("passed")
                + run.count("drifted")
                + run.count("skipped")
                + run.count("unchecked"));
    assertThat(run.count("passed")).isEqualTo(junit.getTestsSucceededCount());
    assertThat(run.count("skipped")).isEqualTo(junit.getTestsAbortedCount());
    assertThat(run.count("drifted") + run.count("unchecked"))
        .isEqualTo(junit.getTotalFailureCount());
  }
}
