package io.harmonia.smoke.junit;

import io.harmonia.smoke.allure.AllureBridge;
import io.harmonia.smoke.run.HashingProgress;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    LastResort.guarded(() -> begin(context));
  }

  private static SmokeRun begin(ExtensionContext context) throws IOException {
    SmokeSettings settings = new SmokeSettings(context::getConfigurationParameter, Path.of(""));
    if (SmokeSession.at(settings.reportFolder()).isEmpty()) {
      SmokeSession.writeUnheard(settings, context.getUniqueId());
    }
    SmokeSession session = session(settings);
    session.open();
    settings.partial(); // is a word that is known, or this run is red
    SmokeRun run = SmokeRun.open(settings, session, context.getUniqueId(), Clock.systemUTC());
    session.write();
    context.getStore(NAMESPACE).put(SmokeRun.class, run);
    context
        .getStore(NAMESPACE)
        .put(HashingProgress.class, session.showHashing(run::bytesHashed, run.bytesToHash()));
    return run;
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    LastResort.guarded(() -> end(context));
  }

  private static SmokeSession end(ExtensionContext context) throws IOException {
    SmokeSettings settings = new SmokeSettings(context::getConfigurationParameter, Path.of(""));
    SmokeSession session = session(settings);
    HashingProgress progress =
        context.getStore(NAMESPACE).get(HashingProgress.class, HashingProgress.class);
    if (progress != null) {
      progress.close();
    }
    session.suiteFinished(context.getUniqueId());
    session.write();
    session.allure(settings).ifPresent(share -> AllureBridge.sumUp(share, session.reportFile()));
    AllureBridge.writeEnvironment(settings, session.report());
    session.requireWhole(context.getUniqueId());
    return session;
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

  private static SmokeSession session(SmokeSettings settings) {
    return SmokeSession.at(settings.reportFolder())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No report would be written: register "
                        + SmokeReportListener.class.getName()
                        + " with the launcher, or leave JUnit's registration of listeners on."));
  }
}
