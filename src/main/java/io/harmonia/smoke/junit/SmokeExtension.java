package io.harmonia.smoke.junit;

import io.harmonia.smoke.allure.AllureBridge;
import io.harmonia.smoke.allure.AllureShare;
import io.harmonia.smoke.memory.LastResort;
import io.harmonia.smoke.run.PlannedRun;
import io.harmonia.smoke.run.SmokeSession;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.Timer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Reads the workspace before a suite's tests and hands it to them. Writes the first report, which
 * says {@code incomplete}, and the last, where a failure to write is red.
 */
final class SmokeExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SmokeExtension.class);
  private static final String LISTENER =
      SmokeExtension.class.getPackageName() + ".SmokeReportListener"; // which knows the suite

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    LastResort.guarded(() -> begin(context));
  }

  private static SmokeRun begin(ExtensionContext context) throws IOException {
    GivenSettings settings = GivenSettings.here(context::getConfigurationParameter);
    if (SmokeSession.at(settings.get(SmokeSettings.REPORT_DIR)).isEmpty()) {
      SmokeSession.writeUnheard(settings, context.getUniqueId());
    }
    SmokeSession session = session(settings);
    PlannedRun planned = session.start(settings);
    planned.requireRoomForTests();
    SmokeRun run =
        new SmokeRun(
            session.checks(context.getUniqueId()), planned, allure(context, session, settings));
    context.getStore(NAMESPACE).put(SmokeRun.class, run);
    context.getStore(NAMESPACE).put(Timer.class, session.showHashing(planned));
    return run;
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    LastResort.guarded(() -> end(context));
  }

  private static SmokeSession end(ExtensionContext context) throws IOException {
    GivenSettings settings = GivenSettings.here(context::getConfigurationParameter);
    SmokeSession session = session(settings);
    Timer progress = context.getStore(NAMESPACE).get(Timer.class, Timer.class);
    if (progress != null) {
      progress.cancel();
    }
    int unheard = session.suiteFinished(context.getUniqueId());
    if (unheard > 0) {
      throw new IllegalStateException(
          "The report would lack tests: the report listener did not hear of "
              + unheard
              + " of them. Register "
              + LISTENER
              + " with the launcher.");
    }
    session.write();
    allure(context, session, settings)
        .ifPresent(share -> AllureBridge.sumUp(share, session.reportFile()));
    AllureBridge.writeEnvironment(settings, session.report());
    session.requireWhole(context.getUniqueId());
    return session;
  }

  /** Which of the plan's results Allure gets, if it is told anything where it is there. */
  private static Optional<AllureShare> allure(
      ExtensionContext context, SmokeSession session, GivenSettings settings) {
    if (!session.tellsAllure()) {
      return Optional.empty();
    }
    long limit = settings.get(SmokeSettings.ALLURE_LIMIT);
    return Optional.of(
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                AllureShare.class, key -> new AllureShare(limit), AllureShare.class));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SmokeRun.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return run(context);
  }

  static SmokeRun run(ExtensionContext context) {
    SmokeRun run = context.getStore(NAMESPACE).get(SmokeRun.class, SmokeRun.class);
    if (run == null) {
      throw new IllegalStateException("The workspace was not read");
    }
    return run;
  }

  private static SmokeSession session(GivenSettings settings) {
    return SmokeSession.at(settings.get(SmokeSettings.REPORT_DIR))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No report would be written: register "
                        + LISTENER
                        + " with the launcher, or leave JUnit's registration of listeners on."));
  }
}
