package io.harmonia.smoke.junit;

import static org.junit.platform.launcher.LauncherConstants.DRY_RUN_PROPERTY_NAME;

import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.junit.SuiteContainers.Container;
import io.harmonia.smoke.memory.LastResort;
import io.harmonia.smoke.run.ConsoleDisplay;
import io.harmonia.smoke.run.Launch;
import io.harmonia.smoke.run.Selection;
import io.harmonia.smoke.run.SmokeSession;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.text.Printable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Hears what JUnit makes of the suite's tests, and of no others, and has the report written.
 *
 * <p>JUnit only logs what a listener throws, so the first and the last report of a class are
 * written by its extension, where a failure is red; this listener writes again what comes after
 * those.
 */
public final class SmokeReportListener implements TestExecutionListener {
  private final Launch launch;
  private final Map<UniqueId, Long> started = new ConcurrentHashMap<>();
  private volatile Optional<Running> running = Optional.empty();

  /** A listener that prints its closing lines to the standard output. */
  public SmokeReportListener() {
    this(System.out);
  }

  /** A listener that prints its closing lines. */
  public SmokeReportListener(PrintStream out) {
    this(Launch.shownOn(new ConsoleDisplay(out)));
  }

  SmokeReportListener(Launch launch) {
    this.launch = launch;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    running = Optional.empty();
    Selection selection = SuiteSelection.of(plan);
    if (selection.suites().isEmpty()) {
      return;
    }
    GivenSettings settings = GivenSettings.here(plan.getConfigurationParameters()::get);
    SmokeSession session = SmokeSession.begin(settings, selection, launch);
    if (plan.getConfigurationParameters().getBoolean(DRY_RUN_PROPERTY_NAME).orElse(false)) {
      session.recorder().note("JUnit's dry run runs no test (" + DRY_RUN_PROPERTY_NAME + ")");
    }
    session.told(settings, plan.getConfigurationParameters().keySet());
    running = Optional.of(new Running(new SuiteContainers(plan), session));
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    whereOurs(test, (session, of) -> started.put(test.getUniqueIdObject(), System.nanoTime()));
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    whereOurs(
        test,
        (session, of) ->
            session.switchedOff(
                of.suiteId(), of.idOf(test), test.getDisplayName(), Printable.of(reason)));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (running.isPresent()) {
      result.getThrowable().ifPresent(LastResort::endWhereOutOfMemory); // of a whole engine
    }
    try {
      whereOurs(test, (session, of) -> finished(session, of, test, result));
    } catch (OutOfMemoryError e) {
      LastResort.endWhereOutOfMemory(e);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    running.ifPresent(run -> run.session().end());
    running = Optional.empty();
    started.clear();
  }

  private void finished(
      SmokeSession session, Container of, TestIdentifier test, TestExecutionResult result) {
    Long start = started.remove(test.getUniqueIdObject());
    Duration duration = start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
    if (result.getStatus() == TestExecutionResult.Status.FAILED) {
      session.failed();
    }
    String detail =
        result.getThrowable().map(SmokeSession::detailOf).orElse("ended without a check");
    String name = test.getDisplayName();
    if (test.isTest()) {
      session.finished(of.suiteId(), of.idOf(test), name, verdict(result), detail, duration);
    } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      session.containerFailed(of.idOf(test), name, detail, duration);
    }
  }

  private static Verdict verdict(TestExecutionResult result) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> Verdict.PASSED;
      case ABORTED -> Verdict.SKIPPED;
      case FAILED ->
          result.getThrowable().filter(AssertionError.class::isInstance).isPresent()
              ? Verdict.DRIFTED
              : Verdict.UNCHECKED;
    };
  }

  private void whereOurs(TestIdentifier test, BiConsumer<SmokeSession, Container> action) {
    running.ifPresent(
        run -> run.containers().of(test).ifPresent(of -> action.accept(run.session(), of)));
  }

  private record Running(SuiteContainers containers, SmokeSession session) {}
}
