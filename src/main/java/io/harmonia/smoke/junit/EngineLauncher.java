package io.harmonia.smoke.junit;

import io.harmonia.smoke.run.Launch;
import io.harmonia.smoke.run.PlanningAhead;
import io.harmonia.smoke.run.RunDisplay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;

/**
 * Runs the checks through an engine of our own, on every core. It asks no launcher to, since that
 * keeps every test until the run is over: some 850 bytes of each.
 *
 * @param settings of the suite, by name
 */
public record EngineLauncher(Map<String, String> settings) {

  /**
   * Runs them.
   *
   * @return the number of tests that failed, and 1 more where the run as a whole did
   */
  public long run(RunDisplay display) {
    PlanningAhead ahead = PlanningAhead.begin(name -> Optional.ofNullable(settings.get(name)));
    Failures failures = new Failures(new AtomicLong());
    SmokeTestEngine engine = new SmokeTestEngine(new Launch(display, false, Optional.of(ahead)));
    engine.execute(
        SmokeTestEngine.descriptor(UniqueId.forEngine(engine.getId())),
        failures,
        new Given(settings));
    return failures.count().get();
  }

  /**
   * Counts what failed.
   *
   * @param count so far
   */
  private record Failures(AtomicLong count) implements EngineExecutionListener {
    @Override
    public void executionFinished(TestDescriptor test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        count.incrementAndGet();
      }
    }
  }

  /** The settings as JUnit has them. */
  private record Given(Map<String, String> settings) implements ConfigurationParameters {
    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(settings.get(key));
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return get(key).map(Boolean::parseBoolean);
    }

    @Override
    @SuppressWarnings("deprecation") // JUnit still asks for it
    public int size() {
      return settings.size();
    }

    @Override
    public Set<String> keySet() {
      return settings.keySet();
    }
  }
}
