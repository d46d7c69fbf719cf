package io.harmonia.smoke.onnxhub;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole workspaces of onnx/models, of which only Git LFS pointers are there. */
class OnnxHubSamplesTest {
  private static final Path SAMPLES = Path.of("../shared/data/formats/onnx-hub");
  private static final String OUTAGE = "fault-2022-07-18-95-stale-digests";

  private static Checked check(String sample) {
    assumeTrue(Files.isDirectory(SAMPLES), "the shared data is not beside this project");
    return WorkspaceBuilder.empty(SAMPLES.resolve(sample)).sources(new OnnxHubSource()).check();
  }

  private static Map<Kind, Integer> kinds(Checked checked) {
    Map<Kind, Integer> kinds = new TreeMap<>();
    checked.results().stream()
        .filter(made -> made.check().id().startsWith("ONNX_HUB_MANIFEST.json › "))
        .forEach(made -> kinds.merge(made.judgement().kind(), 1, Integer::sum));
    return kinds;
  }

  @ParameterizedTest
  @CsvSource({"onnx-models, 368", "mended-2022-08-03, 317"})
  void everyRecordMatchesItsPointer(String sample, int records) {
    Checked checked = check(sample);

    assertThat(checked.red()).isEmpty();
    assertThat(kinds(checked)).containsExactly(Map.entry(Kind.POINTER_MATCH, records));
  }

  @Test
  void findsTheNinetyFiveStaleDigestsOfAnOutage() {
    Checked checked = check(OUTAGE);

    assertThat(kinds(checked))
        .containsOnly(Map.entry(Kind.POINTER_MATCH, 150), Map.entry(Kind.POINTER_MISMATCH, 95));
    assertThat(checked.red()).hasSize(95);
  }

  @Test
  void namesTheSizeBesideTheDigestWhereBothAreStale() {
    long differInSize =
        check(OUTAGE).results().stream()
            .filter(made -> made.judgement().verdict() == Verdict.DRIFTED)
            .filter(made -> made.judgement().findings().size() == 2)
            .count();

    assertThat(differInSize).isEqualTo(94);
  }

  @Test
  void saysWhereWhatAndWhatToDo() {
    Checked checked = check(OUTAGE);
    String first = checked.red().get(0);
    String id = first.substring(0, first.lastIndexOf(": "));

    assertThatCheck(checked, id)
        .says("expected ", "actual a Git LFS pointer to ")
        .advises("record it anew");
  }
}
