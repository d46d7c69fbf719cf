package io.harmonia.smoke.junit;

import static io.harmonia.smoke.kit.WorkspaceBuilder.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.harmonia.smoke.kit.HeardTests;
import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waivers, through the suite. */
class WaivedRunTest {
  private static final String RECORDED = "models/checksums.sha256 › " + SmallWorkspace.WEIGHTS;
  private static final String WAIVER =
      "inventory/waivers.json › waiver 1 › path " + SmallWorkspace.WEIGHTS;

  @TempDir Path root;
  @TempDir Path reports;
  private SmallWorkspace workspace;

  @BeforeEach
  void aWorkspaceWithAChangedFile() {
    workspace = SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);
  }

  private SuiteRunner waiving(String path, String reason, String expires) {
    String waiver =
        "[{\"path\": \"%s\", \"kind\": \"checksum-mismatch\", \"reason\": \"%s\", \"expires\": \"%s\"}]"
            .formatted(path, reason, expires);
    workspace.write("inventory/waivers.json", waiver.getBytes(StandardCharsets.UTF_8));
    return SuiteRunner.over(root, reports);
  }

  @Test
  void aWaivedRunIsGreenAndSaysSo() {
    SuiteRun run = waiving(SmallWorkspace.WEIGHTS, "ticket 42", SOON).run();

    assertThat(run.isRed()).isFalse();
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.kinds()).contains(RECORDED + " = waived", WAIVER + " = valid");
    assertThat(run.count("checks"))
        .isEqualTo(SmallWorkspace.CHECKS + 2)
        .isEqualTo(run.junit().getTestsFoundCount());
    assertThat(run.count("waived")).isEqualTo(1);
    assertThat(run.count("skipped")).isEqualTo(2).isEqualTo(run.junit().getTestsAbortedCount());
    assertThat(run.console()).contains("1 waived until " + SOON + "; verified 1 of 2 artifacts");
  }

  @Test
  void theAbortedTestSaysWhatWasFoundAndWhy() {
    SuiteRun run = waiving(SmallWorkspace.WEIGHTS, "ticket 42", SOON).run();

    HeardTests.Heard heard =
        run.tests().stream().filter(test -> test.name().equals(RECORDED)).findFirst().orElseThrow();
    assertThat(heard.result().getThrowable().orElseThrow())
        .hasMessageContainingAll(
            "waived until " + SOON + " (ticket 42), found checksum-mismatch", "[waived]");
  }

  @Test
  void theReportMatchesItsSchemaAndKeepsTheOriginal() {
    SuiteRun run = waiving(SmallWorkspace.WEIGHTS, "ticket 42", SOON).run();

    assertThat(ReportSchema.faults(run.report())).isEmpty();
    assertThat(run.report().toString())
        .contains("\"kind\":\"checksum-mismatch\"", "\"reason\":\"ticket 42\"");
  }

  @Test
  void anExpiredWaiverIsRedAndSoIsWhatItWaived() {
    SuiteRun run = waiving(SmallWorkspace.WEIGHTS, "ticket 42", "2020-12-31").run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds())
        .contains(RECORDED + " = checksum-mismatch", WAIVER + " = waiver-invalid");
  }

  @Test
  void aWaiverIsJudgedAlikeWhereItsFactoryRunsAlone() {
    SuiteRun run =
        waiving(SmallWorkspace.WEIGHTS, "ticket 42", SOON)
            .select(selectMethod(Leaves.Leaf.class, "waivers", SmokeRun.class))
            .run();

    assertThat(run.kinds()).contains(WAIVER + " = valid");
    assertThat(run.outcome()).isEqualTo("incomplete");
  }

  @Test
  void aWaivedRunComesToTheSameConcurrently() {
    SuiteRun run = waiving(SmallWorkspace.WEIGHTS, "ticket 42", SOON).concurrently().run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.kinds()).contains(RECORDED + " = waived", WAIVER + " = valid");
  }

  @Test
  void hostileTextComesOutInert() throws Exception {
    String hostile = "a\\n::error::x\\u001b[31m</td>`]]>\\u202e";

    SuiteRun run = waiving(SmallWorkspace.WEIGHTS, hostile, SOON).run();

    String summary = Files.readString(reports.resolve("smoke-summary.md"));
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.console() + run.report() + summary)
        .doesNotContain("\u001b", "\u202e", "\n::error");
    assertThat(summary).contains("(a\\u{a}::error::x\\u{1b}[31m</td>`]]>\\u{202e})");
  }
}
