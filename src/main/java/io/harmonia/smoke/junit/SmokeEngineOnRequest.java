package io.harmonia.smoke.junit;

import io.harmonia.smoke.run.ConsoleDisplay;
import io.harmonia.smoke.run.Launch;
import io.harmonia.smoke.run.SmokeSession;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * The engine of the jar, for builds that ask for it by name and leave Jupiter out. Every build that
 * has this on its class path has the engine too, so that it finds nothing unless it is asked for:
 * no check is made twice.
 */
public final class SmokeEngineOnRequest implements TestEngine {

  /** For the launcher, which makes one. */
  public SmokeEngineOnRequest() {}

  @Override
  public String getId() {
    return SmokeTestEngine.ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "Harmonia Smoke");
    if (leavesJupiterOut(request)) {
      request.getSelectorsByType(ClassSelector.class).stream()
          .map(ClassSelector::getJavaClass)
          .filter(ManifestSmokeSuite.class::isAssignableFrom)
          .filter(suite -> !Modifier.isAbstract(suite.getModifiers()))
          .distinct()
          .forEach(suite -> engine.addChild(new Suite(id, suite)));
    }
    return engine;
  }

  private static boolean leavesJupiterOut(EngineDiscoveryRequest request) {
    JupiterTestEngine jupiter = new JupiterTestEngine();
    return request instanceof LauncherDiscoveryRequest asked
        && asked.getEngineFilters().stream().anyMatch(filter -> filter.apply(jupiter).excluded());
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor engine = request.getRootTestDescriptor();
    Launch launch = Launch.shownOn(new ConsoleDisplay(System.out));
    Optional<String> unsaid = Optional.empty();
    request.getEngineExecutionListener().executionStarted(engine);
    for (TestDescriptor suite : engine.getChildren()) {
      new SmokeTestEngine(launch)
          .execute(
              suite, request.getEngineExecutionListener(), request.getConfigurationParameters());
      GivenSettings settings = GivenSettings.here(request.getConfigurationParameters()::get);
      unsaid = unsaid.or(() -> SmokeSession.unsaid(settings.get(SmokeSettings.REPORT_DIR)));
    }
    request
        .getEngineExecutionListener()
        .executionFinished(
            engine,
            unsaid
                .map(why -> TestExecutionResult.failed(new WrongUsageException(why)))
                .orElse(TestExecutionResult.successful()));
  }

  /** A class of the suite, which stands for all checks. */
  private static final class Suite extends AbstractTestDescriptor {
    private final Set<TestTag> tags;

    Suite(UniqueId engine, Class<?> suite) {
      super(
          engine.append("class", suite.getName()), suite.getSimpleName(), ClassSource.from(suite));
      this.tags =
          Arrays.stream(suite.getAnnotationsByType(Tag.class))
              .map(tag -> TestTag.create(tag.value()))
              .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Type getType() {
      return Type.CONTAINER;
    }

    @Override
    public boolean mayRegisterTests() {
      return true;
    }

    @Override
    public Set<TestTag> getTags() {
      return tags;
    }
  }
}
