package io.harmonia.smoke.junit;

import static org.junit.platform.launcher.LauncherConstants.DRY_RUN_PROPERTY_NAME;

import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.run.ConsoleDisplay;
import io.harmonia.smoke.run.PlanningAhead;
import io.harmonia.smoke.run.RunDisplay;
import io.harmonia.smoke.run.RunTooLargeException;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  /** Types of segments whose values hold nothing that would be escaped. */
  private static final Set<String> NUMBERED = Set.of("dynamic-test", "test-template-invocation");

  private final RunDisplay display;
  private final Map<UniqueId, Long> started = new ConcurrentHashMap<>();
  private final Map<UniqueId, Optional<Container>> containers = new ConcurrentHashMap<>();
  private final boolean allure;
  private final Optional<PlanningAhead> ahead;
  private volatile Optional<Running> running = Optional.empty();

  /** A listener that prints its closing lines to the standard output. */
  public SmokeReportListener() {
    this(System.out);
  }

  /**
   * @param out gets the closing lines
   */
  public SmokeReportListener(PrintStream out) {
    this(new ConsoleDisplay(out));
  }

  /**
   * @param display shows the run
   */
  public SmokeReportListener(RunDisplay display) {
    this(display, true, Optional.empty());
  }

  /**
   * @param display shows the run
   * @param allure whether Allure, where it is on the class path, is told what each test is about
   * @param ahead the workspace, where its reading began already
   */
  public SmokeReportListener(RunDisplay display, boolean allure, Optional<PlanningAhead> ahead) {
    this.ahead = ahead;
    this.display = display;
    this.allure = allure;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    SuiteSelection selection = SuiteSelection.of(plan);
    if (selection.suites().isEmpty()) {
      running = Optional.empty();
      return;
    }
    SmokeSettings settings = new SmokeSettings(plan.getConfigurationParameters()::get, Path.of(""));
    SmokeSession session = SmokeSession.begin(settings, selection, display, allure, ahead);
    session.recorder().settings(settings.given());
    if (plan.getConfigurationParameters().getBoolean(DRY_RUN_PROPERTY_NAME).orElse(false)) {
      session.recorder().note("JUnit's dry run runs no test (" + DRY_RUN_PROPERTY_NAME + ")");
    }
    replaceTheLastReport(session);
    Set<String> names = new HashSet<>(System.getProperties().stringPropertyNames());
    names.addAll(plan.getConfigurationParameters().keySet());
    SmokeSettings.unknown(names)
        .forEach(
            name -> session.recorder().note("the setting " + name + " is unknown and ignored"));
    running = Optional.of(new Running(plan, session));
  }

  /** Where that fails, the suite fails when it tries again, which is red. */
  private static void replaceTheLastReport(SmokeSession session) {
    try {
      session.open();
    } catch (IOException | WrongUsageException e) {
      // said by the suite
    }
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (containerOf(test).isPresent()) {
      started.put(test.getUniqueIdObject(), System.nanoTime());
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    containerOf(test)
        .ifPresent(
            container ->
                container
                    .session()
                    .switchedOff(
                        container.suiteId(),
                        container.idOf(test),
                        test.getDisplayName(),
                        Printable.of(reason)));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (running.isPresent()) {
      result.getThrowable().ifPresent(LastResort::endWhereOutOfMemory); // of a whole engine
    }
    try {
      containerOf(test).ifPresent(container -> finished(container, test, result));
    } catch (OutOfMemoryError e) {
      LastResort.endWhereOutOfMemory(e);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    running.ifPresent(
        run -> {
          end(run.session());
          run.session().show();
        });
    running = Optional.empty();
    started.clear();
    containers.clear();
  }

  private void finished(Container container, TestIdentifier test, TestExecutionResult result) {
    Long start = started.remove(test.getUniqueIdObject());
    Duration duration = start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
    if (result.getStatus() == TestExecutionResult.Status.FAILED) {
      container.session().failed();
    }
    String detail =
        result.getThrowable().map(SmokeReportListener::detail).orElse("ended without a check");
    if (test.isTest()) {
      container
          .session()
          .finished(
              container.suiteId(),
              container.idOf(test),
              test.getDisplayName(),
              verdict(result),
              detail,
              duration);
    } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      container
          .session()
          .containerFailed(container.idOf(test), test.getDisplayName(), detail, duration);
    }
  }

  private static String detail(Throwable e) {
    return e instanceof WrongUsageException || e instanceof RunTooLargeException
        ? Printable.whole(String.valueOf(e.getMessage()))
        : Printable.of(e.toString());
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

  /** The container that a test lies in, or the container itself, if it is of the suite. */
  private Optional<Container> containerOf(TestIdentifier test) {
    Optional<Running> run = running;
    if (run.isEmpty()) {
      return Optional.empty();
    }
    return test.isContainer()
        ? containerOf(run.get(), test.getUniqueIdObject())
        : test.getParentIdObject().flatMap(parent -> containerOf(run.get(), parent));
  }

  private Optional<Container> containerOf(Running run, UniqueId id) {
    Optional<Container> known = containers.get(id);
    if (known == null) {
      known = lookUp(run, id);
      containers.put(id, known);
    }
    return known;
  }

  private static Optional<Container> lookUp(Running run, UniqueId id) {
    Optional<TestIdentifier> at = Optional.of(run.plan().getTestIdentifier(id));
    while (at.isPresent()) {
      if (SuiteSelection.isSuite(at.get())) {
        return Optional.of(new Container(run.session(), at.get().getUniqueId(), id, id.toString()));
      }
      at = run.plan().getParent(at.get());
    }
    return Optional.empty();
  }

  private static void end(SmokeSession session) {
    try {
      session.end();
    } catch (IOException | WrongUsageException e) {
      session.couldNotWrite(e);
    }
  }

  private record Running(TestPlan plan, SmokeSession session) {}

  /**
   * A container of the suite.
   *
   * @param session of its plan
   * @param suiteId unique ID of its class
   * @param id its unique ID
   * @param text the same as text
   */
  private record Container(SmokeSession session, String suiteId, UniqueId id, String text) {

    /**
     * The unique ID of this, or of a test in this. JUnit's own text of it would stay in memory,
     * some 200 bytes for each test.
     */
    String idOf(TestIdentifier test) {
      if (test.getUniqueIdObject().equals(id)) {
        return text;
      }
      UniqueId.Segment last = test.getUniqueIdObject().getLastSegment();
      return NUMBERED.contains(last.getType())
          ? text + "/[" + last.getType() + ":" + last.getValue() + "]"
          : test.getUniqueId();
    }
  }
}
