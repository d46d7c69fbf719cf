package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** The listener hears the suite's tests, all of them and no others. */
class ReportListenerTest {
  private static final String MISSPELT = "smoke.requier";

  @AfterEach
  void restore() {
    System.clearProperty(MISSPELT);
  }

  @Test
  void failsWhereNoListenerWouldWriteAReport(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).withoutReportListener().run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.failures().get(0))
        .contains("No report would be written", SmokeReportListener.class.getName());
    assertThat(run.outcome()).isEqualTo("incomplete");
  }

  @Test
  void failsWhereALaterRunOfTheProcessHasNoListener(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    SuiteRunner.over(root, reports).run();

    SuiteRun run = SuiteRunner.over(root, reports).withoutReportListener().run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.failures().get(0)).contains(SmokeReportListener.class.getName());
    assertThat(run.outcome()).isEqualTo("incomplete");
  }

  @Test
  void failsWhereTheListenerHearsOfNoTest(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    SmokeReportListener listener = new SmokeReportListener();
    TestExecutionListener deaf =
        new TestExecutionListener() {
          @Override
          public void testPlanExecutionStarted(TestPlan plan) {
            listener.testPlanExecutionStarted(plan);
          }
        };

    SuiteRun run = SuiteRunner.over(root, reports).withoutReportListener().listen(deaf).run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.failures().get(0))
        .contains("The report would lack tests", "did not hear of 12 of them");
    assertThat(run.outcome()).isEqualTo("incomplete");
  }

  @Test
  void leavesAConsumersOwnSmokeTestsAlone(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports)
            .select(selectClass(Leaves.OwnSmokeTest.class), selectClass(Leaves.Leaf.class))
            .run();

    assertThat(run.junit().getTestsFoundCount()).isEqualTo(SmallWorkspace.CHECKS + 2);
    assertThat(run.count("checks")).isEqualTo(SmallWorkspace.CHECKS);
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.kinds()).noneMatch(k -> k.startsWith("passes()") || k.startsWith("fails()"));
  }

  @Test
  void doesNothingInARunWithoutTheSuite(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports).select(selectClass(Leaves.OwnSmokeTest.class)).run();

    assertThat(run.tests()).hasSize(2);
    assertThat(run.console()).isEmpty();
    assertThat(reports).isEmptyDirectory();
  }

  @Test
  void notesASettingThatDoesNotExist(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    System.setProperty(MISSPELT, "present");

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.notes()).containsExactly("the setting smoke.requier is unknown and ignored");
    assertThat(run.console())
        .contains("[smoke] note: the setting smoke.requier is unknown and ignored");
  }

  @Test
  void notesAParameterOfTheLauncherThatDoesNotExist(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).with(MISSPELT, "present").run();

    assertThat(run.notes()).containsExactly("the setting smoke.requier is unknown and ignored");
  }

  @Test
  void isRegisteredForEveryBuildThatHasTheJar() {
    List<String> registered =
        ServiceLoader.load(TestExecutionListener.class).stream()
            .map(provider -> provider.type().getName())
            .toList();

    assertThat(registered).contains(SmokeReportListener.class.getName());
  }
}
