package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherConstants;

/** A run of some of the suite's tests is red, unless somebody asked for it by name. */
class PartialRunTest {

  @Test
  void isRedWhereOneMethodIsSelected(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).select(manifests()).run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.failures())
        .singleElement()
        .asString()
        .contains("only some methods of the suite were selected", "smoke.partial=allow");
  }

  @Test
  void isRedWhereOneTestOfAMethodIsSelected(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    SuiteRun whole = SuiteRunner.over(root, reports.resolve("whole")).run();

    SuiteRun run =
        SuiteRunner.over(root, reports.resolve("some"))
            .select(selectUniqueId(whole.tests().get(0).test().getUniqueId()))
            .run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.outcome()).isEqualTo("incomplete");
  }

  @Test
  void isNotRedWhereThatIsAllowedAndSaysSo(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports)
            .with(SmokeSettings.PARTIAL, "allow")
            .select(manifests())
            .guarded()
            .run();

    assertThat(run.isRed()).isFalse();
    assertThat(run.ended()).isEmpty();
    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.notes()).singleElement().asString().contains("(smoke.partial=allow)");
    assertThat(run.console()).contains("(smoke.partial=allow)", "[smoke] incomplete: ");
  }

  @Test
  void isRedWhereTheSettingIsNoWordThatItKnows(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).with(SmokeSettings.PARTIAL, "alow").run();

    assertThat(run.failures())
        .anyMatch(
            failure ->
                failure.contains("smoke.partial: expected one of [allow, reject], actual alow"));
  }

  @Test
  void aWholeRunEndsWell(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).guarded().run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.ended()).isEmpty();
  }

  @Test
  void aDryRunEndsBadly(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = dry(SuiteRunner.over(root, reports)).guarded().run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.notes())
        .anyMatch(note -> note.contains(LauncherConstants.DRY_RUN_PROPERTY_NAME));
    assertThat(run.ended()).hasValueSatisfying(said -> assertThat(said).contains("was not run"));
  }

  @Test
  void aDryRunEndsWellWhereThatIsAllowed(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        dry(SuiteRunner.over(root, reports)).with(SmokeSettings.PARTIAL, "allow").guarded().run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.ended()).isEmpty();
  }

  @Test
  void aRunEndsBadlyWhoseOnlyClassIsSwitchedOff(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports)
            .select(selectClass(Leaves.DisabledLeaf.class))
            .guarded()
            .run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.ended()).isPresent();
  }

  @Test
  void whatFailedAlreadyIsNotSaidTwice(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).select(manifests()).guarded().run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.ended()).isEmpty();
  }

  @Test
  void otherTestsAreNotTheSuitesBusiness(@TempDir Path root, @TempDir Path reports) {
    SuiteRun run =
        dry(SuiteRunner.over(root, reports))
            .select(selectClass(Leaves.OwnSmokeTest.class))
            .guarded()
            .run();

    assertThat(run.ended()).isEmpty();
    assertThat(reports).isEmptyDirectory();
  }

  private static SuiteRunner dry(SuiteRunner runner) {
    return runner.with(LauncherConstants.DRY_RUN_PROPERTY_NAME, "true");
  }

  private static DiscoverySelector manifests() {
    return selectMethod(Leaves.Leaf.class, "manifests", SmokeRun.class);
  }
}
