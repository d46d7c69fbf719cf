package io.harmonia.smoke.safetensors;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real indexes with the pointers of their shards, and small models with known faults. */
class ShardSamplesTest {
  private static final Path SAMPLES = Path.of("../shared/data/formats");
  private static final String INDEX = "model.safetensors.index.json";
  private static final String SECOND = "model-00002-of-00002.safetensors";

  private static Checked check(String sample) {
    assumeTrue(Files.isDirectory(SAMPLES), "the shared data is not beside this project");
    return WorkspaceBuilder.empty(SAMPLES.resolve(sample))
        .sources(new ShardIndexSource(), new SafetensorsSource())
        .check();
  }

  private static long passed(Checked checked, Kind kind) {
    return checked.results().stream()
        .filter(made -> made.judgement().verdict() == Verdict.PASSED)
        .filter(made -> made.judgement().kind() == kind)
        .count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "good-no-total", "good-float-total"})
  void goodModels(String sample) {
    Checked checked = check("safetensors-gguf/" + sample);

    assertThat(checked.red()).isEmpty();
    assertThat(passed(checked, Kind.STRUCTURE_MATCH)).isEqualTo(2);
    assertThat(passed(checked, Kind.CONSISTENT)).isEqualTo(sample.contains("no") ? 3 : 4);
  }

  @ParameterizedTest
  @CsvSource({"truncated, 243", "appended, 251"})
  void findsAnotherLength(String sample, int actual) {
    Checked checked = check("safetensors-gguf/" + sample);

    assertThat(checked.red()).containsExactly(SECOND + " › " + SECOND + ": size-mismatch");
    assertThatCheck(checked, SECOND + " › " + SECOND)
        .says("expected 248 bytes, as its header says, actual " + actual + " bytes");
  }

  @Test
  void findsATensorThatNoHeaderHas() {
    Checked checked = check("safetensors-gguf/tensor-absent");

    assertThat(checked.red()).containsExactly(INDEX + " › relation tensors: manifest-inconsistent");
    assertThatCheck(checked, INDEX + " › relation tensors")
        .says("expected the tensor \"mtp.fc.weight\" in " + SECOND);
  }

  @Test
  void findsShardsThatWereSwapped() {
    Checked checked = check("safetensors-gguf/swapped");

    assertThat(checked.red()).containsExactly(INDEX + " › relation tensors: manifest-inconsistent");
    assertThat(checked.of(INDEX + " › relation tensors").judgement().findings()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"WizardLM-2-8x22B, 59", "3PRYMMAL-PHI3-3B-SLERP, 2", "Pygmalion-7b, 7"})
  void pointersOfEveryShardAreThere(String sample, int shards) {
    Checked checked = check("hf-index/" + sample);

    assertThat(checked.red()).isEmpty();
    assertThat(passed(checked, Kind.CONSISTENT)).isEqualTo(shards);
    assertThat(checked.skipped().stream().filter(id -> id.endsWith(": not-present")))
        .hasSize(shards + 2);
    assertThat(checked.of(INDEX + " › relation total_size").judgement().remarks()).isEmpty();
  }

  @Test
  void picklesAreThere() {
    Checked checked = check("hf-index/ELYZA-13b-bin");

    assertThat(checked.red()).isEmpty();
    assertThat(passed(checked, Kind.CONSISTENT)).isEqualTo(3);
    assertThatCheck(checked, "pytorch_model.bin.index.json › readable").remarks("never opened");
  }

  @Test
  void shardsThatAreNotInGitAreSkipped() {
    Checked checked = check("hf-index/Devstral-no-shards");

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped().stream().filter(id -> id.startsWith(INDEX))).hasSize(12);
  }
}
