package io.harmonia.smoke.kit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.junit.SmokeReportListener;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of the suite in a process of its own, which can be ended while it goes on. */
public final class ChildRun implements AutoCloseable {
  /** Prefix of the line of a test that started. */
  public static final String STARTED = "started: ";

  /** Prefix of the line of a test that ended. */
  public static final String ENDED = "ended: ";

  private final Process process;
  private final BufferedReader reader;
  private final List<String> lines = new ArrayList<>();

  private ChildRun(Process process) {
    this.process = process;
    this.reader = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts one.
   *
   * @param jvm options of the JVM
   * @param parameters {@code name=value}
   */
  public static ChildRun start(List<String> jvm, Path reports, String... parameters)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add(SmokeSettings.REPORT_DIR + "=" + reports);
    command.addAll(List.of(parameters));
    return new ChildRun(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Reads on until each of these lines was printed, in whatever order. */
  public ChildRun await(String... some) throws IOException {
    Set<String> left = new HashSet<>(List.of(some));
    while (!left.isEmpty()) {
      String line = reader.readLine();
      if (line == null) {
        throw new AssertionError("It never printed " + left + ": " + lines);
      }
      lines.add(line);
      left.remove(line);
    }
    return this;
  }

  public ChildRun terminate() {
    process.toHandle().destroy(); // SIGTERM; the process itself would close its streams
    return this;
  }

  public ChildRun kill() {
    process.toHandle().destroyForcibly(); // SIGKILL
    return this;
  }

  /** Waits for its end and returns its status. */
  public int exit() throws IOException, InterruptedException {
    reader.lines().forEach(lines::add);
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      throw new AssertionError("It does not end: " + lines);
    }
    return process.exitValue();
  }

  /** What it printed. */
  public String out() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process. Ends with status 0 where JUnit's launcher returns, whatever it found. */
  public static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      LauncherDiscoveryRequestBuilder request =
          LauncherDiscoveryRequestBuilder.request()
              .enableImplicitConfigurationParameters(false)
              .selectors(selectClass(Leaves.Leaf.class));
      for (String argument : arguments) {
        int equals = argument.indexOf('=');
        request.configurationParameter(
            argument.substring(0, equals), argument.substring(equals + 1));
      }
      TestExecutionListener printing =
          new TestExecutionListener() {
            @Override
            public void executionStarted(TestIdentifier test) {
              System.out.println(STARTED + test.getDisplayName());
            }

            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
              System.out.println(ENDED + test.getDisplayName());
            }
          };
      LauncherConfig config =
          LauncherConfig.builder()
              .enableTestExecutionListenerAutoRegistration(false)
              .enableLauncherSessionListenerAutoRegistration(false)
              .addTestExecutionListeners(
                  new SmokeReportListener(), printing, new Exhaustion.Listener())
              .build();
      LauncherFactory.create(config).execute(request.build());
      System.out.println("the launcher returned");
    }
  }
}
