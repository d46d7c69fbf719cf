package io.harmonia.smoke.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a setting has not be counted is named wherever a run says how it ended. */
class UncountedFilesTest {
  private static final String LOG = "models/acme/tiny/train.log";

  @TempDir Path root;
  @TempDir Path reports;

  @Test
  void areDriftUnlessAskedOtherwise() {
    SmallWorkspace.in(root).write(LOG, "x".getBytes(UTF_8));

    assertThat(SuiteRunner.over(root, reports).run().outcome()).isEqualTo("drift");
  }

  @Test
  void areNamedInTheNotesAndTheClosingLine() {
    SmallWorkspace.in(root).write(LOG, "x".getBytes(UTF_8));

    SuiteRun run =
        SuiteRunner.over(root, reports).with(SmokeSettings.UNCOUNTED, "*.log,*.tmp").run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.notes())
        .containsExactly("files of these names were not counted (smoke.uncounted): *.log, *.tmp");
    assertThat(run.console()).contains("; not counted: *.log,*.tmp (smoke.uncounted); verified ");
    assertThat(ReportSchema.faults(run.report())).isEmpty();
  }

  @Test
  void areNamedByGlobsAsGivenWithTheirSpaces() {
    SmallWorkspace.in(root).write(LOG, "x".getBytes(UTF_8));

    SuiteRun run =
        SuiteRunner.over(root, reports).with(SmokeSettings.UNCOUNTED, "*.tmp, *.log").run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.notes())
        .containsExactly("files of these names were not counted (smoke.uncounted): *.tmp,  *.log");
  }

  @Test
  void makeNoRunWhereAGlobIsBlank() {
    SmallWorkspace.in(root);

    for (String globs : List.of("*.log,,a", "*.log, ,a")) {
      SuiteRun run = SuiteRunner.over(root, reports).with(SmokeSettings.UNCOUNTED, globs).run();

      assertThat(run.outcome()).as(globs).isEqualTo("incomplete");
      assertThat(run.console()).contains("smoke.uncounted: one of the globs is blank");
    }
  }
}
