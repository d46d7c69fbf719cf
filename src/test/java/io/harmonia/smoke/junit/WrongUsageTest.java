package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense is said at once, in red, and the report never says clean. */
class WrongUsageTest {

  @Test
  void refusesARootThatDoesNotExist(@TempDir Path folder, @TempDir Path reports) {
    SuiteRun run = SuiteRunner.over(folder.resolve("nowhere"), reports).run();

    assertRefused(run, "smoke.root: ", "nowhere does not exist");
  }

  @Test
  void refusesARootThatIsAFile(@TempDir Path folder, @TempDir Path reports) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    SuiteRun run = SuiteRunner.over(file, reports).run();

    assertRefused(run, "smoke.root: ", "file is a file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smoke.root",
        "smoke.models",
        "smoke.datasets",
        "smoke.combined",
        "smoke.checksums",
        "smoke.recorded-root",
        "smoke.require",
        "smoke.lfs-pointers"
      })
  void refusesABlankSetting(String setting, @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).with(setting, "  ").run();

    assertRefused(run, setting + ": is given and blank");
  }

  @Test
  void refusesARequirementThatIsNone(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).with(SmokeSettings.REQUIRE, "all").run();

    assertRefused(run, "smoke.require: expected one of [none, recorded, present], actual all");
  }

  @Test
  void refusesAWordForGitLfsPointersThatIsNone(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).with(SmokeSettings.LFS_POINTERS, "no").run();

    assertRefused(run, "smoke.lfs-pointers: expected one of [accept, reject], actual no");
  }

  @Test
  void refusesAnUnknownRuleForLinks(@TempDir Path root, @TempDir Path reports) {
    SuiteRun run = SuiteRunner.over(root, reports).with(SmokeSettings.LINKS, "all").run();

    assertRefused(run, "smoke.links: expected one of [inside, anywhere], actual all");
  }

  @Test
  void namesTheSettingsThatWereGiven(@TempDir Path folder, @TempDir Path reports) {
    Path nowhere = folder.resolve("nowhere");

    SuiteRun run = SuiteRunner.over(nowhere, reports).run();

    assertThat(run.report().at("/workspace/settings/smoke.root").asText())
        .isEqualTo(nowhere.toString());
  }

  @Test
  void refusesABlankReportFolder(@TempDir Path root) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, root).with(SmokeSettings.REPORT_DIR, " ").run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.tests()).isEmpty();
    assertThat(run.failures()).anyMatch(m -> m.startsWith("smoke.report.dir: is given and blank"));
  }

  @Test
  void refusesAReportFolderThatIsAFile(@TempDir Path root) throws IOException {
    SmallWorkspace.in(root);
    Path file = Files.writeString(root.resolve("reports"), "mine");

    SuiteRun run = SuiteRunner.over(root, file).run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.tests()).isEmpty();
    assertThat(run.failures()).anyMatch(m -> m.contains("reports is a file"));
    assertThat(file).hasContent("mine");
    assertThat(run.console()).contains("[smoke] incomplete: ", "report: none");
  }

  @Test
  void replacesTheLastRunsCleanReport(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    SuiteRun last = SuiteRunner.over(root, reports).run();
    String before = last.outcome();

    SuiteRun run = SuiteRunner.over(root.resolve("nowhere"), reports).run();

    assertThat(before).isEqualTo("clean");
    assertThat(run.outcome()).isEqualTo("incomplete");
  }

  private static void assertRefused(SuiteRun run, String... message) {
    assertThat(run.isRed()).isTrue();
    assertThat(run.tests()).isEmpty();
    assertThat(run.failures()).hasSize(1).first().asString().contains(message);
    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.console())
        .contains("[smoke] incomplete: 1 check: ")
        .contains(message)
        .doesNotContain("WrongUsageException");
  }
}
