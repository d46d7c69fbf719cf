package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Concurrent runs say what sequential ones say. */
class ConcurrencyTest {

  @Test
  void givesTheSameResultsAsOneThread(@TempDir Path root, @TempDir Path reports) {
    many(root).flipAByteOf("models/acme/tiny/file-7.bin").delete("models/acme/tiny/file-9.bin");

    SuiteRun one = SuiteRunner.over(root, reports.resolve("one")).run();
    SuiteRun four = SuiteRunner.over(root, reports.resolve("four")).concurrently().run();

    assertThat(four.kinds()).isEqualTo(one.kinds()).hasSize(10 + 60);
    assertThat(four.outcome()).isEqualTo("drift");
    assertThat(four.count("bytes_hashed")).isEqualTo(one.count("bytes_hashed"));
  }

  @Test
  void usesSeveralThreadsWhereTheyAreOn(@TempDir Path root, @TempDir Path reports) {
    many(root);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    TestExecutionListener watcher =
        new TestExecutionListener() {
          @Override
          public void executionStarted(TestIdentifier test) {
            threads.add(Thread.currentThread().getName());
          }
        };

    SuiteRunner.over(root, reports).concurrently().listen(watcher).run();

    assertThat(threads).hasSizeGreaterThan(1);
  }

  @Test
  void tellsTwoClassesOfOnePlanApart(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);

    SuiteRun run = twoLeaves(root, reports).run();

    assertThat(run.junit().getTestsFoundCount()).isEqualTo(2L * SmallWorkspace.CHECKS);
    assertThat(run.count("checks")).isEqualTo(2L * SmallWorkspace.CHECKS);
    assertThat(run.count("drifted")).isEqualTo(2);
    assertThat(run.count("unchecked")).isZero();
    assertThat(run.outcome()).isEqualTo("drift");
  }

  @RepeatedTest(5)
  void tellsTwoClassesApartThatRunAtOnce(@TempDir Path root, @TempDir Path reports) {
    many(root);

    SuiteRun run = twoLeaves(root, reports).concurrently().run();

    assertThat(run.failures()).isEmpty();
    assertThat(run.count("passed")).isEqualTo(2L * (9 + 60));
    assertThat(run.outcome()).isEqualTo("clean");
  }

  private static SuiteRunner twoLeaves(Path root, Path reports) {
    return SuiteRunner.over(root, reports)
        .select(selectClass(Leaves.Leaf.class), selectClass(Leaves.OtherLeaf.class));
  }

  private static SmallWorkspace many(Path root) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      files.put("file-" + i + ".bin", "content of file " + i);
    }
    return SmallWorkspace.in(root, "acme/tiny", files);
  }
}
