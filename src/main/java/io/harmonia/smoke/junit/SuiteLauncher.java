package io.harmonia.smoke.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.allure.AllureListener;
import io.harmonia.smoke.run.Launch;
import io.harmonia.smoke.run.PlanningAhead;
import io.harmonia.smoke.run.RunDisplay;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the suite through the JUnit Platform Launcher and Jupiter, on every core, for Allure, which
 * knows those. Where no Allure results are wanted, {@link EngineLauncher} does the same in less
 * time.
 *
 * <p>Nothing is registered by itself: Allure on the class path alone would write results into the
 * user's folder.
 *
 * @param suite the class to run
 * @param settings of the suite, by name
 * @param allureResults where Allure results go
 */
public record SuiteLauncher(
    Class<? extends ManifestSmokeSuite> suite, Map<String, String> settings, Path allureResults) {

  /**
   * Runs it.
   *
   * @return the number of tests and containers that JUnit saw fail
   */
  public long run(RunDisplay display) {
    PlanningAhead ahead = PlanningAhead.begin(name -> Optional.ofNullable(settings.get(name)));
    LauncherConfig.Builder config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine());
    Failures failures = new Failures(new AtomicLong());
    // Allure's before ours, so that its results are complete when the run is said to be over
    config.addTestExecutionListeners(
        AllureListener.to(allureResults),
        failures,
        new SmokeReportListener(new Launch(display, true, Optional.of(ahead))));
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .enableImplicitConfigurationParameters(false)
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameters(settings)
            .selectors(selectClass(suite))
            .build();
    LauncherFactory.create(config.build()).execute(request);
    return failures.count().get();
  }

  /**
   * Counts what JUnit sees fail.
   *
   * @param count so far
   */
  private record Failures(AtomicLong count) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        count.incrementAndGet();
      }
    }
  }
}
