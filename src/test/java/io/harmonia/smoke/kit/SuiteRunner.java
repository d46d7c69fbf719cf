package io.harmonia.smoke.kit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.junit.SmokeReportListener;
import io.harmonia.smoke.junit.SmokeSessionGuard;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs suites through the JUnit Platform in this process, untouched by this build's settings. */
public final class SuiteRunner {
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final List<DiscoverySelector> selectors = new ArrayList<>();
  private final List<TestExecutionListener> listeners = new ArrayList<>();
  private final Path reports;
  private boolean reporting = true;
  private boolean guarded;

  private SuiteRunner(Path reports) {
    this.reports = reports;
    with(SmokeSettings.REPORT_DIR, reports.toString());
  }

  /** The suite over a workspace. */
  public static SuiteRunner over(Path root, Path reports) {
    return new SuiteRunner(reports).with(SmokeSettings.ROOT, root.toString());
  }

  public SuiteRunner with(String parameter, String value) {
    parameters.put(parameter, value);
    return this;
  }

  public SuiteRunner with(Setting<?> setting, String value) {
    return with(setting.name(), value);
  }

  public SuiteRunner without(String parameter) {
    parameters.remove(parameter);
    return this;
  }

  public SuiteRunner concurrently() {
    return with("junit.jupiter.execution.parallel.enabled", "true")
        .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
  }

  public SuiteRunner select(DiscoverySelector... some) {
    selectors.addAll(List.of(some));
    return this;
  }

  public SuiteRunner listen(TestExecutionListener listener) {
    listeners.add(listener);
    return this;
  }

  /** As a launcher does whose registration of listeners is off. */
  public SuiteRunner withoutReportListener() {
    reporting = false;
    return this;
  }

  /** As builds do: with what hears of the end of the launcher's session. */
  public SuiteRunner guarded() {
    guarded = true;
    return this;
  }

  public SuiteRun run() {
    SummaryGeneratingListener counts = new SummaryGeneratingListener();
    HeardTests heard = new HeardTests();
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    List<TestExecutionListener> all = new ArrayList<>(listeners);
    all.add(counts);
    all.add(heard);
    if (reporting) {
      all.add(new SmokeReportListener(new PrintStream(console, true, StandardCharsets.UTF_8)));
    }
    LauncherConfig.Builder config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .addTestExecutionListeners(all.toArray(TestExecutionListener[]::new));
    if (guarded) {
      config.addLauncherSessionListeners(new SmokeSessionGuard());
    }

    LauncherDiscoveryRequest request = request();
    List<String> ended = new CopyOnWriteArrayList<>();
    apart(
        () -> {
          try {
            LauncherFactory.create(config.build()).execute(request);
          } catch (WrongUsageException e) {
            ended.add(String.valueOf(e.getMessage()));
          }
        });

    return new SuiteRun(
        counts.getSummary(),
        heard.tests(),
        console.toString(StandardCharsets.UTF_8),
        reports,
        ended.stream().findFirst());
  }

  /** On a thread that inherits nothing, least of all this build's current Allure test. */
  private static void apart(Runnable execution) {
    Thread thread = new Thread(null, execution, "suite", 0, false);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private LauncherDiscoveryRequest request() {
    return LauncherDiscoveryRequestBuilder.request()
        .enableImplicitConfigurationParameters(false)
        .configurationParameters(parameters)
        .filters(EngineFilter.includeEngines("junit-jupiter"))
        .selectors(selectors.isEmpty() ? List.of(selectClass(Leaves.Leaf.class)) : selectors)
        .build();
  }
}
