package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.Filter;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A build gets the engine that it asks for, and no check is made twice. */
class SmokeEngineOnRequestTest {
  @TempDir Path folder;

  /** A suite as a repository has one. */
  static class Suite extends ManifestSmokeSuite {}

  /** No suite. */
  @Tag("smoke")
  static class Other {
    @Test
    void nothing() {}
  }

  private TestExecutionSummary run(Class<?> selected, Filter<?>... filters) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(selected))
            .filters(filters)
            .configurationParameter("smoke.root", folder.resolve("workspace").toString())
            .configurationParameter("smoke.report.dir", folder.resolve("reports").toString())
            .build();
    SummaryGeneratingListener counts = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, counts);
    return counts.getSummary();
  }

  private WorkspaceBuilder valid() throws Exception {
    return WorkspaceBuilder.valid(Files.createDirectories(folder.resolve("workspace")));
  }

  private String report() throws Exception {
    return Files.readString(folder.resolve("reports/smoke-report.json"));
  }

  @Test
  void withoutBeingAskedJupiterAloneMakesTheChecks() throws Exception {
    valid();

    long both = run(Suite.class).getTestsStartedCount();
    long jupiter =
        run(Suite.class, EngineFilter.includeEngines("junit-jupiter")).getTestsStartedCount();

    assertThat(both).isPositive().isEqualTo(jupiter);
  }

  @Test
  void askedForItMakesTheSameChecksAlone() throws Exception {
    valid();
    long jupiter = run(Suite.class).getTestsStartedCount();
    Files.delete(folder.resolve("reports/smoke-report.json"));

    TestExecutionSummary summary =
        run(
            Suite.class,
            EngineFilter.includeEngines("harmonia-smoke"),
            TagFilter.includeTags("smoke"));

    assertThat(summary.getTestsStartedCount()).isEqualTo(jupiter);
    assertThat(summary.getTotalFailureCount()).isZero();
    assertThat(report()).contains("\"outcome\" : \"clean\"");
  }

  @Test
  void askedForItIsRedForAFault() throws Exception {
    valid().file(WorkspaceBuilder.TOP, "top!!");

    TestExecutionSummary summary = run(Suite.class, EngineFilter.includeEngines("harmonia-smoke"));

    assertThat(summary.getTestsFailedCount()).isPositive();
    assertThat(report()).contains("\"outcome\" : \"drift\"");
  }

  @Test
  void otherTestsAreNotItsMatter() {
    assertThat(run(Other.class, EngineFilter.includeEngines("harmonia-smoke")).getTestsFoundCount())
        .isZero();
  }
}
