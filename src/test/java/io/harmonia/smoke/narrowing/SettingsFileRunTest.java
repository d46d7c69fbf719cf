package io.harmonia.smoke.narrowing;

import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One settings file, read by the jar and by the suite in a build alike. */
class SettingsFileRunTest {
  private static final String FILE = "inventory/smoke.properties";

  @TempDir Path folder;
  @TempDir Path reports;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void writeWorkspace() {
    workspace = WorkspaceBuilder.valid(folder);
  }

  @Test
  void theJarReadsIt() throws IOException {
    pointer();
    workspace.file(FILE, "smoke.lfs-pointers = reject\n");

    InProcess check = check();

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("[missing-artifact]", SINGLE);
  }

  @Test
  void theSuiteInABuildReadsIt() throws IOException {
    pointer();
    assertThat(suite().outcome()).isEqualTo("clean");
    workspace.file("smoke.properties", "smoke.lfs-pointers = reject\n");

    SuiteRun run = suite();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds()).anyMatch(kind -> kind.endsWith("= missing-artifact"));
  }

  @Test
  void theCommandLineWins() throws IOException {
    pointer();
    workspace.file(FILE, "smoke.lfs-pointers = reject\n");

    assertThat(check("-D", "smoke.lfs-pointers=accept").exit()).isZero();
  }

  @Test
  void theAuthorsCommandsReadIt() throws IOException {
    Files.move(folder.resolve("models/checksums.sha256"), folder.resolve("models/sums.txt"));
    workspace.file(FILE, "smoke.checksums = models/sums.txt,datasets/checksums.sha256\n");

    InProcess needed = InProcess.run("needed", "--root", folder.toString());

    assertThat(needed.exit()).as(needed.err()).isZero();
    assertThat(needed.out()).contains(SINGLE);
  }

  @Test
  void whatItNarrowsIsInTheClosingLineAndTheReportWithItsPlace() throws IOException {
    workspace.file(FILE, "\n# temporary\nsmoke.uncounted = *.tmp\n");

    InProcess check = check();

    String said = "narrowed by " + FILE + ": smoke.uncounted = *.tmp (line 3)";
    assertThat(check.out().lines().filter(line -> line.contains("checks: ")))
        .singleElement()
        .asString()
        .contains(said);
    assertThat(Files.readString(reports.resolve("smoke-report.json"))).contains(said);
    assertThat(Files.readString(reports.resolve("smoke-summary.md"))).contains(said);
  }

  @Test
  void theSummaryOfAPullRequestSaysWhatChangedInIt() throws IOException {
    Repository repository = Repository.in(folder);
    workspace.file(FILE, "smoke.require = none\n");
    repository.commit();
    workspace.file(FILE, "smoke.require = recorded\n");

    check();

    assertThat(Files.readString(reports.resolve("smoke-summary.md")))
        .contains(FILE + " changed since HEAD", "smoke.require was none and is recorded");
  }

  @Test
  void itHasNoSayInWhatItIsComparedWith() throws IOException {
    Repository repository = Repository.in(folder);
    repository.commit();
    workspace.file(FILE, "smoke.baseline = none\nsmoke.uncounted = *.tmp\n");

    assertThat(check().out())
        .contains("[narrowed] " + FILE + ":1:1: smoke.baseline")
        .contains("[narrowed] " + FILE + ":2:1: smoke.uncounted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smoke.root = elsewhere",
        "smoke.report.dir = x",
        "smoke.upstream = all",
        "smoke.upstream.cache = x",
        "smoke.state = x",
        "smoke.cache.dir = x",
        "smoke.waivers.longest = 3000",
        "smoke.shard = 1/2",
        "smoke.partial = allow",
        "smoke.allure.limit = 1"
      })
  void whatIsNotForItToSetIsRed(String line) throws IOException {
    workspace.file(FILE, line + "\n");

    InProcess check = check();

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.out()).contains(FILE + ":1:1: ", "is not for a file of the repository to set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smoke.requier = recorded|there is no such setting",
        "smoke.require = much|expected one of",
        "smoke.require|expected NAME = VALUE",
        "smoke.require =|expected a value",
        "smoke.require = none\nsmoke.require = none|stands twice",
        "smoke.models = ../other.json|cannot name another folder",
        "smoke.checksums = /etc/passwd|cannot name another folder",
        "smoke.baseline = dir:/tmp|cannot name another folder"
      })
  void whatMakesNoSenseIsRedWithItsPlace(String lineAndReason) throws IOException {
    String[] parts = lineAndReason.split("\\|", -1);
    workspace.file(FILE, parts[0] + "\n");

    InProcess check = check();

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.out()).contains(FILE + ":").contains(parts[1]);
  }

  @Test
  void twoOfThemAreWrongUsage() throws IOException {
    workspace.file(FILE, "# one\n").file("smoke.properties", "# two\n");

    InProcess check = check();

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.out()).contains("are both there: expected one settings file");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkOutOfTheWorkspaceIsNotRead() throws IOException {
    Path outside = Files.writeString(reports.resolve("outside"), "secret\n");
    Files.createSymbolicLink(folder.resolve("smoke.properties"), outside);

    InProcess check = check();

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.out()).contains("smoke.properties").doesNotContain("secret");
  }

  private void pointer() throws IOException {
    workspace.file(SINGLE, WorkspaceBuilder.pointerTo("single!"));
  }

  private SuiteRun suite() {
    return SuiteRunner.over(folder, reports).with(SmokeSettings.BASELINE, "none").run();
  }

  private InProcess check(String... more) {
    String[] all = {"check", "--root", folder.toString(), "--report-dir", reports.toString()};
    String[] arguments = java.util.Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, arguments, all.length, more.length);
    return InProcess.run(arguments);
  }
}
