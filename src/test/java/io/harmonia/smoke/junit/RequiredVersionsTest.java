package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirements, through the suite. */
class RequiredVersionsTest {
  private static final String ID = " › models › acme/tiny = ";

  @TempDir Path root;
  @TempDir Path reports;
  private SmallWorkspace workspace;

  @BeforeEach
  void aWorkspaceInWhichEverythingHolds() {
    workspace = SmallWorkspace.in(root);
  }

  private SuiteRunner requiring(String place, String range) {
    String required = "{\"models\": {\"acme/tiny\": \"" + range + "\"}}";
    workspace.write(place, required.getBytes(StandardCharsets.UTF_8));
    return SuiteRunner.over(root, reports);
  }

  @Test
  void aRunThatMeetsThemIsClean() {
    SuiteRun run = requiring("inventory/requirements.json", "^1.0").run();

    assertThat(run.isRed()).isFalse();
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.kinds())
        .contains(
            "inventory/requirements.json" + ID + "consistent",
            "inventory/requirements.json › well-formed = valid");
    assertThat(run.count("checks"))
        .isEqualTo(SmallWorkspace.CHECKS + 2)
        .isEqualTo(run.junit().getTestsFoundCount());
  }

  @Test
  void aRunThatDoesNotIsDrift() {
    SuiteRun run = requiring("inventory/requirements.json", "^2").run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.count("drifted")).isEqualTo(1);
    assertThat(run.kinds()).contains("inventory/requirements.json" + ID + "requirement-unmet");
    assertThat(run.console()).contains("in ^2, actual 1.0.0 at models/inventory.json:");
    assertThat(ReportSchema.faults(run.report())).isEmpty();
    assertThat(run.report().toString()).contains("\"check\":\"requirement\"");
  }

  @Test
  void takesThemFromAnotherPlace() {
    SuiteRun run =
        requiring("r.json", "^2").with(SmokeSettings.REQUIREMENTS, root + "/r.json").run();

    assertThat(run.kinds()).contains("r.json" + ID + "requirement-unmet");
  }

  @Test
  void missesThemWhereASettingNamesThem() {
    SuiteRun run =
        SuiteRunner.over(root, reports).with(SmokeSettings.REQUIREMENTS, root + "/none.json").run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds()).contains("none.json › well-formed = nothing-to-check");
  }
}
