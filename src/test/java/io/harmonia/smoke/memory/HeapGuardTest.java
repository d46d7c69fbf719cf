package io.harmonia.smoke.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.kit.ChildRun;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that cannot fit into memory is refused, with a message; one that may fit is not. */
class HeapGuardTest {
  private static final long TWO_GB = 2_147_483_648L;

  @Test
  void refusesManifestsThatTakeMoreThanHalfOfTheHeap() {
    HeapGuard guard = new HeapGuard(TWO_GB, () -> 0);

    assertThatThrownBy(() -> guard.beforeReading(1_200_000_000))
        .isInstanceOf(RunTooLargeException.class)
        .hasMessageStartingWith("the run does not fit into the JVM's heap of 2.1 GB: ")
        .hasMessageContaining("checksum files have 1.2 GB, expected at most 1.1 GB")
        .hasMessageContaining("-Xmx9g")
        .hasMessageContaining("smoke.shard=1/4")
        .hasMessageContaining("--shard");
  }

  @Test
  void letsAMillionTestsOverTwoHundredThousandEntriesPass() {
    HeapGuard guard = new HeapGuard(TWO_GB, () -> 700_000_000);

    assertThatCode(
            () -> {
              guard.beforeReading(340_000_000);
              guard.beforeTesting(1_000_000);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void refusesTestsThatWouldNotFitBesideTheManifests() {
    HeapGuard guard = new HeapGuard(TWO_GB, () -> 1_600_000_000);

    assertThatThrownBy(() -> guard.beforeTesting(1_000_000))
        .isInstanceOf(RunTooLargeException.class)
        .hasMessageContaining("it has 1,000,000 tests, expected at most 644,098 in the 547.5 MB")
        .hasMessageContaining("-Xmx4g");
  }

  @Test
  void doesNotCollectGarbageForASmallRun() {
    HeapGuard guard =
        new HeapGuard(
            TWO_GB,
            () -> {
              throw new AssertionError("asked");
            });

    assertThatCode(() -> guard.beforeTesting(10_000)).doesNotThrowAnyException();
  }

  @Test
  void isIncompleteAtOnceWithTheReasonInTheReport(@TempDir Path root, @TempDir Path reports)
      throws Exception {
    SmallWorkspace.in(root);
    makeLarge(root.resolve("models/inventory.json"));

    try (ChildRun run = ChildRun.start(List.of("-Xmx64m"), reports, "smoke.root=" + root)) {
      int exit = run.exit();

      assertThat(exit).as(run.out()).isZero(); // of the launcher, which goes on to its end
      assertThat(SuiteRun.read(reports).path("outcome").asText()).isEqualTo("incomplete");
      assertThat(SuiteRun.read(reports).at("/results/0/message").asText())
          .contains("does not fit into the JVM's heap", "smoke.shard=1/4", "-Xmx");
    }
  }

  private static void makeLarge(Path file) throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100_000_000); // sparse
    }
  }
}
