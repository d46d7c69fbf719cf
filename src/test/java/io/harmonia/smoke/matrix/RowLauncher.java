package io.harmonia.smoke.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.junit.EngineLauncher;
import io.harmonia.smoke.kit.FolderListing;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.run.ConsoleDisplay;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Makes a row's workspace and runs the suite over it through the JUnit Platform's launcher. */
final class RowLauncher {
  private static final String COUNTS = "counts: ";

  private final Row row;
  private final Path root;
  private final Path reports;
  private final Path engineReports;

  RowLauncher(Row row, Path folder) {
    this.row = row;
    this.root = folder.resolve("workspace");
    this.reports = folder.resolve("reports");
    this.engineReports = folder.resolve("by-engine");
  }

  RowRun run() throws Exception {
    row.make(root);
    boolean here = row.surroundings().equals(Surroundings.HERE);
    SortedMap<String, String> before = FolderListing.of(root);
    RowRun run = row.meanwhile(root, here ? this::here : this::inAChild);
    if (row.meanwhile() == Row.NOTHING) {
      assertThat(FolderListing.of(root)).as("the workspace afterwards").isEqualTo(before);
    }
    if (isTheSameEachTime()) {
      assertTheEngineSaysTheSame(run);
    }
    Recording.asked().ifPresent(recording -> recording.keep(row, reports, run.out(), root));
    return run;
  }

  private RowRun here() throws IOException {
    SuiteRunner runner = SuiteRunner.over(root, reports);
    row.settingsFor(root).forEach(runner::with);
    Optional<String> state = StateRows.kept(root);
    SuiteRun run = runner.run();
    if (isTheSameEachTime()) {
      StateRows.restore(root, state); // the engine is to find what Jupiter found
      runTheEngine(row.settingsFor(root), engineReports);
    }
    return new RowRun(row, run.report(), counts(run), run.isRed() ? 1 : 0, run.console());
  }

  /** Nothing goes on beside it, and it is over when it is done rather than when its time is. */
  private boolean isTheSameEachTime() {
    return row.meanwhile() == Row.NOTHING
        && !"1ms".equals(row.settings().get(SmokeSettings.TIMEOUT.name()));
  }

  /** The same checks as the jar runs them. */
  private static void runTheEngine(Map<String, String> settings, Path reports) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put(SmokeSettings.REPORT_DIR.name(), reports.toString());
    long failed = new EngineLauncher(all).run(new ConsoleDisplay(nowhere()));
    boolean clean = SuiteRun.read(reports).path("outcome").asText().equals("clean");
    assertThat(failed == 0).as("%s failures that the engine counts", failed).isEqualTo(clean);
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  /** But for what differs from run to run, and the name of the class of the suite. */
  private void assertTheEngineSaysTheSame(RowRun run) throws IOException {
    for (String name : List.of("smoke-report.json", "smoke-summary.md")) {
      assertThat(comparable(engineReports.resolve(name)))
          .as("%s: what the engine says in %s; Jupiter's run printed %s", row, name, run.out())
          .isEqualTo(comparable(reports.resolve(name)));
    }
  }

  private String comparable(Path file) throws IOException {
    return Recording.settled(Files.readString(file, StandardCharsets.UTF_8), root)
        .replace("by-engine", "reports")
        .replace("WorkspaceSuite", "Leaves$Leaf");
  }

  private static RowRun.Counts counts(SuiteRun run) {
    return new RowRun.Counts(
        run.junit().getTestsFoundCount() + run.junit().getContainersFailedCount(),
        run.junit().getTotalFailureCount(),
        run.junit().getTestsAbortedCount());
  }

  private RowRun inAChild() throws IOException, InterruptedException {
    Surroundings process = row.surroundings();
    if (!process.wrapper().isEmpty()) {
      assumeItRuns(command("true"));
    }
    List<String> command =
        command(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(process.jvm());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    command.add(reports.toString());
    command.add(engineReports.toString());
    row.settingsFor(root).forEach((setting, value) -> command.add(setting + "=" + value));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    builder.environment().putAll(process.environment());
    Process child = builder.start();
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(4, TimeUnit.MINUTES)).as(out).isTrue();
    return new RowRun(row, SuiteRun.read(reports), counts(out), child.exitValue(), out);
  }

  private List<String> command(String program) {
    List<String> command = new ArrayList<>();
    row.surroundings().wrapper().forEach(w -> command.add(w.replace("{root}", root.toString())));
    command.add(program);
    return command;
  }

  private void assumeItRuns(List<String> command) {
    RealProgram.Ran tried = RealProgram.run(root, Map.of(), command);
    assumeTrue(
        tried.exitCode() == 0,
        () -> "cannot run " + row.surroundings().name() + " here: " + tried.out());
  }

  private static RowRun.Counts counts(String out) {
    String[] counts =
        out.lines()
            .filter(line -> line.startsWith(COUNTS))
            .findFirst()
            .orElseThrow(() -> new AssertionError("The process did not end as it should: " + out))
            .substring(COUNTS.length())
            .split(" ", -1);
    return new RowRun.Counts(
        Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2]));
  }

  /** The other process. */
  static final class Child {
    private Child() {}

    /**
     * Runs the suite.
     *
     * @param arguments the folders for the reports, of Jupiter and of the engine, then {@code
     *     setting=value}
     */
    public static void main(String[] arguments) {
      SuiteRunner runner = SuiteRunner.over(Path.of(""), Path.of(arguments[0]));
      Map<String, String> settings = new TreeMap<>();
      for (String argument : List.of(arguments).subList(2, arguments.length)) {
        int equals = argument.indexOf('=');
        settings.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
      settings.forEach(runner::with);
      SuiteRun run = runner.run();
      runTheEngine(settings, Path.of(arguments[1]));
      System.out.print(run.console());
      RowRun.Counts counts = counts(run);
      System.out.println(COUNTS + counts.checks() + " " + counts.failed() + " " + counts.skipped());
      System.exit(run.isRed() ? 1 : 0);
    }
  }
}
