package io.harmonia.smoke.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At the end of {@code smoke.timeout} a run over a terabyte ends, with a result for each test. */
@Timeout(120)
@Tag("slow")
class TimeoutTest {
  private static final String HUGE = "models/huge.bin";

  @TempDir Path root;
  @TempDir Path reports;

  @BeforeEach
  void makeAWorkspace() {
    SmallWorkspace.in(root);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hasAResultForEachTest(boolean concurrently) throws IOException {
    recordATerabyte();
    SuiteRunner runner = SuiteRunner.over(root, reports).with("smoke.timeout", "2s");

    SuiteRun run = (concurrently ? runner.concurrently() : runner).run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.isRed()).isTrue();
    assertThat(run.count("checks")).isEqualTo(SmallWorkspace.CHECKS + 1);
    assertThat(run.junit().getTestsFoundCount()).isEqualTo(SmallWorkspace.CHECKS + 1);
    assertThat(run.kinds()).contains("models/checksums.sha256 › " + HUGE + " = timed-out");
    assertThat(run.kinds())
        .allMatch(k -> k.matches(".* = (valid|consistent|match|no-baseline|timed-out)"));
    assertThat(run.count("unchecked"))
        .isEqualTo(run.kinds().stream().filter(k -> k.endsWith("timed-out")).count());
  }

  @Test
  void saysHowFarItGotAndWhatToDo() throws IOException {
    recordATerabyte();

    SuiteRun run = SuiteRunner.over(root, reports).with("smoke.timeout", "2s").run();

    assertThat(messages(run))
        .contains(
            "models/checksums.sha256:3:1: models/huge.bin: not hashed to its end: the run's time"
                + " was over (smoke.timeout, 2 s)");
    assertThat(run.count("bytes_hashed")).isPositive();
    assertThat(run.console()).contains("Raise smoke.timeout, or run again");
  }

  @Test
  void keepsWhatDriftedBeforeTheTimeWasOver() throws IOException {
    makeSparse(SmallWorkspace.CONFIG);

    SuiteRun run = SuiteRunner.over(root, reports).with("smoke.timeout", "2s").run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds())
        .contains("models/checksums.sha256 › " + SmallWorkspace.CONFIG + " = size-mismatch");
    assertThat(messages(run)).anyMatch(message -> message.contains("not hashed to its end"));
  }

  private void recordATerabyte() throws IOException {
    makeSparse(HUGE);
    Path sums = root.resolve("models/checksums.sha256");
    String line = SmallWorkspace.sha256("other".getBytes(UTF_8)) + "  " + HUGE + "\n";
    Files.writeString(sums, Files.readString(sums) + line);
  }

  private void makeSparse(String file) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(root.resolve(file).toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
  }

  private static List<String> messages(SuiteRun run) {
    List<String> messages = new ArrayList<>();
    for (JsonNode result : run.report().path("results")) {
      result.path("findings").forEach(f -> messages.add(f.path("message").asText()));
    }
    return messages;
  }
}
