package io.harmonia.smoke.junit;

import io.harmonia.smoke.allure.AllureBridge;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.memory.LastResort;
import io.harmonia.smoke.run.CheckWorkers;
import io.harmonia.smoke.run.Launch;
import io.harmonia.smoke.run.PlannedRun;
import io.harmonia.smoke.run.Selection;
import io.harmonia.smoke.run.SmokeSession;
import io.harmonia.smoke.settings.GivenSettings;
import java.time.Duration;
import java.util.Timer;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs the checks of a workspace as tests of the JUnit Platform, without Jupiter between: the same
 * checks with the same names and results as {@link ManifestSmokeSuite}, in a part of its time and
 * memory. The descriptor of a test is made when the test runs, and not kept.
 *
 * <p>Nothing registers it, so that no build runs it by chance: the executable jar makes one, and
 * {@link SmokeEngineOnRequest} where a build asks for it.
 */
final class SmokeTestEngine implements TestEngine {
  static final String ID = "harmonia-smoke";

  /** What a failure of the run as a whole is called: the name of the jar's class of the suite. */
  private static final String SUITE = "WorkspaceSuite";

  private final Launch launch;

  SmokeTestEngine(Launch launch) {
    this.launch = launch;
  }

  @Override
  public String getId() {
    return ID;
  }

  /** The engine alone: which tests there are is known when they run. */
  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    return descriptor(id);
  }

  /** What {@link #discover} finds, whatever is asked for. */
  static TestDescriptor descriptor(UniqueId id) {
    return new EngineDescriptor(id, "Harmonia Smoke");
  }

  @Override
  public void execute(ExecutionRequest request) {
    execute(
        request.getRootTestDescriptor(),
        request.getEngineExecutionListener(),
        request.getConfigurationParameters());
  }

  /** The same, of the parts of a request that matter. */
  void execute(
      TestDescriptor engine, EngineExecutionListener listener, ConfigurationParameters parameters) {
    GivenSettings settings = GivenSettings.here(parameters::get);
    String id = engine.getUniqueId().toString();
    SmokeSession session = SmokeSession.begin(settings, Selection.ofClass(id), launch);
    session.told(settings, parameters.keySet());
    listener.executionStarted(engine);
    TestExecutionResult result = TestExecutionResult.successful();
    long begun = System.nanoTime();
    try {
      LastResort.guarded(() -> check(settings, session, engine, listener));
    } catch (Exception | Error e) { // as Jupiter makes a failure of the class of it
      result = TestExecutionResult.failed(e);
      session.containerFailed(
          id, SUITE, SmokeSession.detailOf(e), Duration.ofNanos(System.nanoTime() - begun));
    }
    listener.executionFinished(engine, result);
    session.end();
  }

  private static SmokeSession check(
      GivenSettings settings,
      SmokeSession session,
      TestDescriptor engine,
      EngineExecutionListener listener)
      throws Exception {
    String id = engine.getUniqueId().toString();
    try {
      PlannedRun planned = session.start(settings);
      Timer progress = session.showHashing(planned);
      try {
        Tests tests = new Tests(session, planned.deadline(), engine, listener);
        long made = new CheckWorkers(planned.checks(), tests::make).run();
        requireAll(planned, made);
      } finally {
        progress.cancel();
      }
    } finally {
      session.suiteFinished(id);
    }
    session.write();
    AllureBridge.writeEnvironment(settings, session.report());
    session.requireWhole(id);
    return session;
  }

  private static void requireAll(PlannedRun planned, long made) {
    int count = planned.checks().count();
    if (made != count) {
      throw new IllegalStateException(
          "The report would lack checks: " + count + " are planned, and " + made + " were made.");
    }
  }

  /**
   * Makes a test of each check that is made, and has its result recorded.
   *
   * @param deadline of the run
   * @param engine above the tests
   */
  private record Tests(
      SmokeSession session,
      Deadline deadline,
      TestDescriptor engine,
      EngineExecutionListener listener) {

    void make(Check check) {
      TestDescriptor test = new TestOfCheck(engine.getUniqueId(), check);
      test.setParent(engine);
      listener.dynamicTestRegistered(test);
      listener.executionStarted(test);
      listener.executionFinished(test, result(check));
    }

    private TestExecutionResult result(Check check) {
      long begun = System.nanoTime();
      try {
        Judgement judgement = check.judge(deadline);
        session.made(check, judgement, Duration.ofNanos(System.nanoTime() - begun));
        return Verdicts.result(judgement);
      } catch (Throwable e) { // as Jupiter: whatever a test throws is its result
        LastResort.endWhereOutOfMemory(e);
        session.crashed(check, e, Duration.ofNanos(System.nanoTime() - begun));
        return TestExecutionResult.failed(e);
      }
    }
  }

  /** The test of a check. */
  private static final class TestOfCheck extends AbstractTestDescriptor {
    TestOfCheck(UniqueId engine, Check check) {
      super(engine.append("check", Integer.toString(check.number())), check.id());
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }
}
