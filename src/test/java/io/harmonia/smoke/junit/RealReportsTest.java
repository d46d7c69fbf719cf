package io.harmonia.smoke.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suite really writes is what the schema in the jar describes. */
class RealReportsTest {

  @Test
  void matchTheSchemaWhereTheRunIsClean(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(ReportSchema.faults(run.report())).isEmpty();
  }

  @Test
  void matchTheSchemaWhereEverythingDrifted(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root)
        .flipAByteOf(SmallWorkspace.WEIGHTS)
        .delete(SmallWorkspace.CONFIG)
        .write("datasets/inventory.json", "{\"datasets\": [{}, 1]}".getBytes(UTF_8))
        .write("datasets/checksums.sha256", "no line at all\n../x\n".getBytes(UTF_8))
        .edit("inventory/combined_inventory.json", m -> m.putArray("models"));

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(ReportSchema.faults(run.report())).isEmpty();
  }

  @Test
  void matchTheSchemaWhereTheRunNeverBegan(@TempDir Path root, @TempDir Path reports) {
    SuiteRun run = SuiteRunner.over(root.resolve("nowhere"), reports).run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(ReportSchema.faults(run.report())).isEmpty();
  }

  @Test
  void matchTheSchemaWhereAFactoryBroke(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports).select(selectClass(Leaves.BrokenFactoryLeaf.class)).run();

    assertThat(ReportSchema.faults(run.report())).isEmpty();
  }
}
