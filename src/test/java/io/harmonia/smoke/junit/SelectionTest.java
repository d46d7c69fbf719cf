package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;

/** Nothing narrows a run in silence. */
class SelectionTest {

  @Test
  void isIncompleteWhereOneMethodOfTheSuiteIsSelected(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).select(manifests()).run();

    assertThat(run.count("checks")).isEqualTo(7 + 1); // and the class, which failed
    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.notes()).singleElement().asString().contains("selected");
  }

  @Test
  void isIncompleteWhereOneTestOfEachMethodIsSelected(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).write("inventory/waivers.json", "[]".getBytes(StandardCharsets.UTF_8));
    SuiteRun first = SuiteRunner.over(root, reports.resolve("first")).run();

    SuiteRun run =
        SuiteRunner.over(root, reports.resolve("second"))
            .select(one(first, "models/inventory.json › well-formed"))
            .select(one(first, "models/inventory.json › acme/tiny › fields"))
            .select(one(first, "models/checksums.sha256 › " + SmallWorkspace.WEIGHTS))
            .select(selectMethod(Leaves.Leaf.class, "upstream", SmokeRun.class)) // asks nobody
            .select(one(first, "inventory/waivers.json › waivers"))
            .run();

    assertThat(run.count("checks")).isEqualTo(4 + 1); // and the class, which failed
    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.notes()).singleElement().asString().contains("selected");
  }

  @Test
  void isDriftWhereTheSelectedMethodDrifts(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);

    SuiteRun run =
        SuiteRunner.over(root, reports)
            .select(
                selectMethod(
                    Leaves.Leaf.class,
                    "recordedChecksums",
                    "io.harmonia.smoke.finding.Check, io.harmonia.smoke.junit.SmokeRun"))
            .run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.notes()).singleElement().asString().contains("selected");
  }

  @Test
  void isIncompleteWhereALeafsOwnTestStandsInForAMethod(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports)
            .select(selectMethod(Leaves.LeafWithOwnTest.class, "own"))
            .select(selectMethod(Leaves.LeafWithOwnTest.class, "manifests", SmokeRun.class))
            .select(selectMethod(Leaves.LeafWithOwnTest.class, "entries", SmokeRun.class))
            .run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.notes()).singleElement().asString().contains("selected");
  }

  @Test
  void isIncompleteWhereALeafIsDisabled(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports)
            .select(selectClass(Leaves.DisabledLeaf.class), selectClass(Leaves.Leaf.class))
            .run();

    assertThat(run.isRed()).isFalse();
    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.kinds()).contains("Leaves$DisabledLeaf = crashed");
  }

  @Test
  void replacesTheLastRunsReportWhereTheOnlyLeafIsDisabled(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    SuiteRunner.over(root, reports).run();

    SuiteRun run =
        SuiteRunner.over(root, reports).select(selectClass(Leaves.DisabledLeaf.class)).run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.report().path("results").get(0).path("message").asText())
        .contains("switched off for now");
  }

  private static DiscoverySelector manifests() {
    return selectMethod(Leaves.Leaf.class, "manifests", SmokeRun.class);
  }

  private static DiscoverySelector one(SuiteRun run, String name) {
    return selectUniqueId(
        run.tests().stream()
            .filter(test -> test.name().equals(name))
            .findFirst()
            .orElseThrow()
            .test()
            .getUniqueId());
  }
}
