package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult.Status;

/**
 * Surefire's {@code rerunFailingTests}: a second plan in the same process that selects what failed,
 * each test by its unique ID.
 */
class RerunTest {
  private static final byte[] WEIGHTS = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  @Test
  void keepsTheOtherResultsWhereOneMethodRunsAgain(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    SuiteRun first = SuiteRunner.over(root, reports).run();
    List<String> before = first.kinds();

    SuiteRun again =
        SuiteRunner.over(root, reports)
            .select(selectMethod(Leaves.Leaf.class, "entries", SmokeRun.class))
            .run();

    assertThat(again.tests()).hasSize(3);
    assertThat(again.kinds()).isEqualTo(before).hasSize(SmallWorkspace.CHECKS);
    assertThat(again.outcome()).isEqualTo("clean");
    assertThat(again.notes()).isEmpty();
  }

  @Test
  void keepsTheOtherResultsOfAMethodWhereOneOfItsTestsRunsAgain(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);
    SuiteRun first = SuiteRunner.over(root, reports).run();
    List<String> before = first.kinds();

    SuiteRun again = SuiteRunner.over(root, reports).select(failed(first)).run();

    assertThat(again.tests()).hasSize(1);
    assertThat(again.kinds()).isEqualTo(before).hasSize(SmallWorkspace.CHECKS);
    assertThat(again.outcome()).isEqualTo("drift");
  }

  @Test
  void keepsTheOtherResultsWhereTestsOfEveryMethodRunAgain(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root)
        .flipAByteOf(SmallWorkspace.WEIGHTS)
        .edit("models/inventory.json", models -> models.withArray("models").addObject())
        .edit("models/inventory.json", models -> models.put("models_", 1));
    SuiteRun first = SuiteRunner.over(root, reports).run();
    List<String> before = first.kinds();
    DiscoverySelector[] failed = failed(first);

    SuiteRun again = SuiteRunner.over(root, reports).select(failed).run();

    assertThat(again.tests()).hasSize(failed.length).hasSizeLessThan(before.size());
    assertThat(again.kinds()).isEqualTo(before);
    assertThat(again.outcome()).isEqualTo("drift");
  }

  @Test
  void isCleanWhereWhatFailedPassesTheSecondTime(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace workspace = SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);
    SuiteRun first = SuiteRunner.over(root, reports).run();
    DiscoverySelector[] failed = failed(first);
    workspace.write(SmallWorkspace.WEIGHTS, WEIGHTS);

    SuiteRun again = SuiteRunner.over(root, reports).select(failed).run();

    assertThat(again.outcome()).isEqualTo("clean");
    assertThat(again.count("passed")).isEqualTo(SmallWorkspace.CHECKS - 1);
    assertThat(again.notes()).isEmpty();
  }

  @Test
  void forgetsAFailedBeforeAllThatPassesTheSecondTime(@TempDir Path folder, @TempDir Path reports) {
    Path root = folder.resolve("later");
    SuiteRun first = SuiteRunner.over(root, reports).run();
    String before = first.outcome();
    SmallWorkspace.in(root);

    SuiteRun again = SuiteRunner.over(root, reports).run();

    assertThat(before).isEqualTo("incomplete");
    assertThat(again.outcome()).isEqualTo("clean");
    assertThat(again.count("checks")).isEqualTo(SmallWorkspace.CHECKS);
  }

  @Test
  void forgetsTestsThatASecondFullRunNoLongerHas(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace workspace = SmallWorkspace.in(root).delete(SmallWorkspace.WEIGHTS);
    SuiteRunner.over(root, reports).run();
    workspace.write("models/checksums.sha256", new byte[0]);

    SuiteRun again = SuiteRunner.over(root, reports).run();

    assertThat(again.count("checks")).isEqualTo(again.junit().getTestsFoundCount());
    assertThat(again.kinds()).noneMatch(kind -> kind.endsWith("missing-artifact"));
  }

  @Test
  void doesNotGoOnFromARunThatWasItselfNarrowed(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    DiscoverySelector manifests = selectMethod(Leaves.Leaf.class, "manifests", SmokeRun.class);
    DiscoverySelector entries = selectMethod(Leaves.Leaf.class, "entries", SmokeRun.class);
    SuiteRunner.over(root, reports).select(manifests).run();

    SuiteRun second = SuiteRunner.over(root, reports).select(entries).run();

    assertThat(second.outcome()).isEqualTo("incomplete");
    assertThat(second.count("checks")).isEqualTo(3 + 1); // and the class, which failed
  }

  private static DiscoverySelector[] failed(SuiteRun run) {
    return run.tests().stream()
        .filter(test -> test.status() == Status.FAILED)
        .map(test -> selectUniqueId(test.test().getUniqueId()))
        .toArray(DiscoverySelector[]::new);
  }
}
