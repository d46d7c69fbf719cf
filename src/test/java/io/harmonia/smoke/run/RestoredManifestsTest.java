package io.harmonia.smoke.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step before the run restored is named; never is it taken for what git tracks. */
class RestoredManifestsTest {
  private static final String SUMS = "models/checksums.sha256";
  private static final String MODELS = "models/inventory.json";

  @TempDir Path root;
  @TempDir Path reports;

  @Test
  void areNamedInTheReportAndOnTheConsole() {
    SmallWorkspace.in(root);

    SuiteRun run = run(SUMS + "," + MODELS);

    String note =
        "restored, not from the checkout: "
            + "models/checksums.sha256, models/inventory.json (smoke.restored)";
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.notes()).containsExactly(note);
    assertThat(run.console()).contains("[smoke] note: " + note);
    assertThat(run.report().at("/workspace/settings/smoke.restored").asText()).contains(SUMS);
  }

  @Test
  void areCleanWhereGitIgnoresThem() {
    SmallWorkspace.in(root);
    git("init", "-q");
    git("add", MODELS);

    assertThat(run(SUMS).outcome()).isEqualTo("clean");
  }

  @Test
  void areRefusedWhereGitTracksThem() {
    SmallWorkspace.in(root);
    git("init", "-q");
    git("add", MODELS);

    SuiteRun run = run(SUMS + "," + MODELS);

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.console()).contains("smoke.restored: ", MODELS, " is tracked by git");
  }

  @Test
  void areRefusedWhereTheyAreNoManifestOrNotThere() {
    SmallWorkspace.in(root);

    assertThat(run(SmallWorkspace.WEIGHTS).console()).contains("is none of the files");
    assertThat(run(SmallWorkspace.WEIGHTS).outcome()).isEqualTo("incomplete");
    assertThat(run("datasets/checksums.sha256").console()).contains("is not there");
    assertThat(run("datasets/checksums.sha256").outcome()).isEqualTo("incomplete");
    SuiteRun spaced = run(SUMS + ", " + MODELS);
    assertThat(spaced.console()).contains(" " + MODELS).contains("is none of the files");
    assertThat(spaced.outcome()).isEqualTo("incomplete");
    assertThat(run("../x").outcome()).isEqualTo("incomplete");
    assertThat(run(SUMS + ",").outcome()).isEqualTo("incomplete");
  }

  private SuiteRun run(String restored) {
    return SuiteRunner.over(root, reports).with(SmokeSettings.RESTORED, restored).run();
  }

  private void git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(RealProgram.run(root, Map.of(), command).exitCode()).isZero();
  }
}
