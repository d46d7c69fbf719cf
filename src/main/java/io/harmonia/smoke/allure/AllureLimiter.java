package io.harmonia.smoke.allure;

import io.harmonia.smoke.finding.Judgement;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.listener.ContainerLifecycleListener;
import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import io.qameta.allure.util.ResultsUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has Allure write as many results of the suite as it may have. Allure writes each result as its
 * test ends, into a file named by its UUID, and lets nobody keep it from that; but the UUID can be
 * changed before, to that of a result to replace. Results of other tests are left alone.
 *
 * <p>Loaded by Allure, and only where Allure is.
 */
public final class AllureLimiter implements TestLifecycleListener, ContainerLifecycleListener {
  private static final String NAME = "results left out";
  private static final Map<String, Placed> UNDER_WAY = new ConcurrentHashMap<>();

  /** For Allure, which makes one. */
  public AllureLimiter() {}

  /** Decides of the current result whether Allure gets it, and under which UUID. */
  static void place(AllureShare share, Judgement judgement) {
    Optional<String> current = Allure.getLifecycle().getCurrentTestCase();
    if (current.isPresent()) {
      String uuid = share.place(current.get(), judgement.verdict());
      UNDER_WAY.put(current.get(), new Placed(share, judgement, uuid));
    }
  }

  /** Writes the result that sums up the rest, and its container, if there is any. */
  static void sumUp(AllureShare share, String reportFile) {
    if (share.rest().isPresent()) {
      AllureLifecycle lifecycle = Allure.getLifecycle();
      TestResult result = new TestResult().setUuid(share.restUuid());
      turnIntoRest(result, share.rest().get(), " Every result is in " + reportFile + ".");
      long now = System.currentTimeMillis();
      lifecycle.scheduleTestCase(result);
      result.setStage(Stage.FINISHED).setStart(now).setStop(now);
      lifecycle.writeTestCase(share.restUuid());
      // again, and alone: tests that ran at one time may have written theirs into each other's
      lifecycle.startTestContainer(
          new TestResultContainer()
              .setUuid(share.restUuid())
              .setName(NAME)
              .setChildren(new ArrayList<>(List.of(share.restUuid()))));
      lifecycle.writeTestContainer(share.restUuid());
    }
  }

  @Override
  public void beforeTestWrite(TestResult result) {
    Placed placed = UNDER_WAY.get(result.getUuid());
    if (placed != null) {
      AllureShare share = placed.share();
      if (result.getStatusDetails() != null) {
        describe(placed.judgement(), result.getStatusDetails());
      }
      boolean own = placed.uuid().equals(result.getUuid());
      result.setUuid(
          own ? share.writing(placed.uuid(), placed.judgement().verdict()) : placed.uuid());
      if (result.getUuid().equals(share.restUuid())) {
        turnIntoRest(result, share.rest().orElseThrow(), "");
      }
    }
  }

  @Override
  public void afterTestWrite(TestResult result) {
    Placed placed = UNDER_WAY.get(result.getUuid());
    if (placed != null && placed.uuid().equals(result.getUuid())) {
      UNDER_WAY.remove(result.getUuid());
      placed.share().written(result.getUuid(), placed.judgement().verdict());
    }
  }

  /** Each test has a container, which is written after it. */
  @Override
  public void beforeContainerWrite(TestResultContainer container) {
    List<String> children = container.getChildren();
    if (children.size() == 1) {
      Placed placed = UNDER_WAY.remove(children.get(0));
      if (placed != null) {
        container.setUuid(placed.share().restUuid());
        container.setChildren(new ArrayList<>(List.of(placed.share().restUuid())));
      }
    }
  }

  private static void describe(Judgement judgement, StatusDetails details) {
    AllureDetails.of(judgement)
        .ifPresent(
            said -> {
              details.setMessage(said.message()).setTrace(null);
              said.compared()
                  .ifPresent(both -> details.setExpected(both.expected()).setActual(both.actual()));
            });
  }

  private static void turnIntoRest(TestResult result, AllureShare.Rest rest, String where) {
    String fullName = "smoke: " + NAME;
    result
        .setName(NAME)
        .setFullName(fullName)
        .setTestCaseName(NAME)
        .setTestCaseId(AllureLabels.digest(fullName))
        .setHistoryId(AllureLabels.digest(fullName))
        .setLabels(
            new ArrayList<>(
                List.of(
                    ResultsUtils.createParentSuiteLabel("Harmonia Smoke"),
                    ResultsUtils.createSuiteLabel(NAME))))
        .setLinks(new ArrayList<>())
        .setParameters(new ArrayList<>())
        .setStatus(
            switch (rest.verdict()) {
              case DRIFTED -> Status.FAILED;
              case UNCHECKED -> Status.BROKEN;
              case SKIPPED, PASSED -> Status.SKIPPED;
            })
        .setStatusDetails(new StatusDetails().setMessage(rest.message() + where));
  }

  /**
   * What was decided of a result.
   *
   * @param share of its run
   * @param judgement its own
   * @param uuid to write it under
   */
  private record Placed(AllureShare share, Judgement judgement, String uuid) {}
}
