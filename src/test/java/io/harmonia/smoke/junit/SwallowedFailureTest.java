package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An extension of the consumer's cannot make the report say more than was verified. */
class SwallowedFailureTest {

  @Test
  void isUncheckedWhereAnExtensionSwallowsTheFailureOfADynamicTest(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root)
        .edit("inventory/combined_inventory.json", combined -> combined.remove("models"));

    SuiteRun run =
        SuiteRunner.over(root, reports).select(selectClass(Leaves.SwallowingLeaf.class)).run();

    assertThat(run.isRed()).isFalse();
    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.kinds())
        .contains("models/inventory.json › acme/tiny › agreement = crashed")
        .noneMatch(kind -> kind.contains("manifest-inconsistent"));
  }

  @Test
  void saysWhatTheCheckAndWhatJUnitSays(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);

    SuiteRun run =
        SuiteRunner.over(root, reports).select(selectClass(Leaves.SwallowingLeaf.class)).run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.count("unchecked")).isEqualTo(2); // and the baseline, which is skipped
    assertThat(run.console()).contains("the check says drifted, JUnit says passed");
  }

  @Test
  void isUncheckedWhereAnExtensionKeepsATestFromRunning(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports).select(selectClass(Leaves.SkippingLeaf.class)).run();

    assertThat(run.isRed()).isFalse();
    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.count("unchecked")).isEqualTo(10);
    assertThat(run.count("passed")).isEqualTo(2);
  }
}
