package io.harmonia.smoke.safetensors;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.TensorFile.tensor;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.TensorFile;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardIndexSourceTest {
  private static final String INDEX = "llm/model.safetensors.index.json";
  private static final String FIRST = "model-00001-of-00002.safetensors";
  private static final String SECOND = "model-00002-of-00002.safetensors";
  private static final String TENSORS = INDEX + " › relation tensors";
  private static final String TOTAL = INDEX + " › relation total_size";

  @TempDir Path root;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void writeAModel() {
    workspace =
        WorkspaceBuilder.empty(root)
            .sources(new ShardIndexSource(), new SafetensorsSource())
            .file("llm/" + FIRST, TensorFile.of("a", "b"))
            .file("llm/" + SECOND, TensorFile.of("c"))
            .file(
                INDEX,
                """
                {
                  "metadata": {"total_size": 24},
                  "weight_map": {
                    "a": "%s",
                    "b": "%s",
                    "c": "%s"
                  }
                }
                """
                    .formatted(FIRST, FIRST, SECOND));
  }

  private WorkspaceBuilder total(String other) {
    return workspace.edit(INDEX, "\"total_size\": 24", other);
  }

  private static String pointerOf(long size) {
    return pointer("oid sha256:" + sha256("x"), "size " + size);
  }

  @Test
  void everyTensorIsInItsShard() {
    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, INDEX + " › " + FIRST).passes(Kind.CONSISTENT);
    assertThatCheck(checked, TENSORS).passes(Kind.CONSISTENT);
    assertThatCheck(checked, TOTAL).passes(Kind.CONSISTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"total_size\": 24.0",
        "\"total_size\": 2.4e1",
        "\"total_size\": null",
        "\"total_parameters\": 6"
      })
  void harmlessTotals(String total) {
    assertThat(total(total).check().red()).isEmpty();
  }

  @Test
  void aTruthValueMayBeCountedAsABit() {
    workspace
        .file("llm/" + SECOND, TensorFile.of("{" + tensor("c", "BOOL", "4", 0, 4) + "}", 4))
        .edit(INDEX, "24", "16.5");

    assertThatCheck(workspace.check(), TOTAL).passes(Kind.CONSISTENT);
    assertThatCheck(workspace.edit(INDEX, "16.5", "20").check(), TOTAL).passes(Kind.CONSISTENT);
  }

  @Test
  void pointersAreThereAndTellNoTensors() {
    Checked checked =
        workspace.file("llm/" + FIRST, pointerOf(300)).file("llm/" + SECOND, pointerOf(90)).check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, INDEX + " › " + FIRST).passes(Kind.CONSISTENT);
    assertThat(checked.skipped()).contains(TENSORS + ": not-present", TOTAL + ": not-present");
    assertThat(checked.of(TOTAL).judgement().remarks()).isEmpty();
  }

  @Test
  void remarksOnASumThatPointersCannotHave() {
    workspace.file("llm/" + FIRST, pointerOf(3)).file("llm/" + SECOND, pointerOf(9));

    assertThatCheck(workspace.check(), TOTAL)
        .remarks("total_size is 24, and the shards have 12 bytes together by their pointers");
    workspace.file("llm/" + FIRST, pointerOf(300_000_000));
    assertThatCheck(workspace.check(), TOTAL).remarks("more than headers can add");
  }

  @Test
  void remarksOnATensorThatIsNotListed() {
    Checked checked = workspace.file("llm/" + SECOND, TensorFile.of("c", "d")).check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, TENSORS).remarks("1 tensor is in the shards that it does not list");
  }

  @Test
  void nothingIsDownloadedYet() {
    Checked checked = workspace.delete("llm/" + FIRST, "llm/" + SECOND).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped())
        .contains(INDEX + " › " + FIRST + ": not-present", TENSORS + ": not-present");
  }

  @Test
  void readsVariants() {
    workspace.file("llm/model.safetensors.index.fp16.json", workspace.text(INDEX)).delete(INDEX);

    assertThatCheck(workspace.check(), "llm/model.safetensors.index.fp16.json › relation tensors")
        .passes(Kind.CONSISTENT);
  }

  @Test
  void neverOpensAPickle() {
    String index = "pytorch_model.bin.index.json";
    workspace
        .file("pytorch_model-00001-of-00001.bin", "cos\nsystem\n(S'false'\ntR.")
        .file(
            index,
            "{\"metadata\": {\"total_size\": 5},"
                + " \"weight_map\": {\"a\": \"pytorch_model-00001-of-00001.bin\"}}");

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, index + " › readable")
        .remarks("pickles, which are never opened")
        .remarks("nor whether their total_size is right");
    assertThat(checked.ids()).noneMatch(id -> id.startsWith(index + " › relation"));
  }

  @Test
  void findsOneShardMissing() {
    Checked checked = workspace.delete("llm/" + SECOND).check();

    assertThat(checked.red()).containsExactly(INDEX + " › " + SECOND + ": missing-artifact");
    assertThatCheck(checked, INDEX + " › " + SECOND).finds(Kind.MISSING_ARTIFACT, INDEX + ":6:10");
  }

  @Test
  void findsATensorThatNoHeaderHas() {
    Checked checked = workspace.edit(INDEX, "\"c\":", "\"d\":").check();

    assertThat(checked.red()).contains(TENSORS + ": manifest-inconsistent");
    assertThatCheck(checked, TENSORS)
        .finds(Kind.MANIFEST_INCONSISTENT, INDEX + ":6:10")
        .says("expected the tensor \"d\" in " + SECOND + ", actual: its header has none");
  }

  @Test
  void findsATensorInAnotherShard() {
    workspace.edit(INDEX, "\"b\": \"" + FIRST, "\"b\": \"" + SECOND);

    assertThatCheck(workspace.check(), TENSORS)
        .finds(Kind.MANIFEST_INCONSISTENT, INDEX + ":5:10")
        .says(FIRST + " has it");
  }

  @Test
  void findsATensorInTwoShards() {
    workspace.file("llm/" + SECOND, TensorFile.of("c", "a"));

    assertThatCheck(workspace.check(), TENSORS)
        .finds(Kind.MANIFEST_INCONSISTENT, INDEX + ":4:10")
        .says("the tensor \"a\" is in two shards, " + FIRST + " and " + SECOND);
    assertThatCheck(workspace.check(), TOTAL).passes(Kind.CONSISTENT);
  }

  @Test
  void findsATotalThatIsThatOfTheFiles() {
    Checked checked = total("\"total_size\": 400").check();

    assertThat(checked.red()).containsExactly(TOTAL + ": manifest-inconsistent");
    assertThatCheck(checked, TOTAL)
        .finds(Kind.MANIFEST_INCONSISTENT, INDEX + ":2:30")
        .says("expected a total_size of 24, the sum of the tensors' bytes, actual 400");
  }

  @Test
  void findsAnOldIndexBesideNewShards() {
    workspace
        .delete("llm/" + FIRST, "llm/" + SECOND)
        .file("llm/model-00001-of-00001.safetensors", TensorFile.of("a", "b", "c"));

    Checked checked = workspace.check();

    assertThat(checked.red()).containsExactly(INDEX + " › relation shards: manifest-inconsistent");
    assertThatCheck(checked, INDEX + " › relation shards").says("model-00001-of-00001");
  }

  @Test
  void remarksOnShardsOfAnotherNumberBesideTheRightOnes() {
    workspace.file("llm/model-00001-of-00001.safetensors", TensorFile.of("a", "b", "c"));

    assertThat(workspace.check().red()).isEmpty();
    assertThatCheck(workspace.check(), INDEX + " › relation shards")
        .remarks("shards lie beside it that it does not name");
  }

  @Test
  void findsATruncatedShardOnce() {
    Checked checked =
        workspace.file("llm/" + SECOND, TensorFile.cut(TensorFile.of("c"), 100)).check();

    String shard = "llm/" + SECOND;
    assertThat(checked.red()).containsExactly(shard + " › " + shard + ": size-mismatch");
    assertThat(checked.skipped()).contains(TENSORS + ": not-present");
  }

  @Test
  void looksIntoAShardThatGitDoesNotTrack() {
    Repository.in(root);
    workspace.file(".gitignore", "*.safetensors\n");
    Repository.at(root).commit();
    Checked checked =
        workspace.file("llm/" + SECOND, TensorFile.cut(TensorFile.of("c"), 100)).check();

    assertThat(checked.red()).containsExactly(INDEX + " › " + SECOND + ": size-mismatch");
    assertThatCheck(checked, INDEX + " › " + FIRST).passes(Kind.STRUCTURE_MATCH);
  }

  @Test
  void findsWhatIsNoIndex() {
    assertThatCheck(workspace.file(INDEX, "[]").check(), INDEX + " › readable")
        .finds(Kind.MANIFEST_INVALID, INDEX + ":1:1");
    assertThatCheck(workspace.file(INDEX, "{}").check(), INDEX + " › readable")
        .says("expected a weight_map");
    assertThatCheck(workspace.file(INDEX, "{\"weight_map\": 1}").check(), INDEX + " › readable")
        .says("weight_map is 1");
  }

  @Test
  void findsWhatIsNoNameAndReadsTheRest() {
    workspace.edit(INDEX, "\"c\": \"" + SECOND + "\"", "\"c\": 2");

    assertThatCheck(workspace.check(), INDEX + " › readable")
        .finds(Kind.MANIFEST_INVALID, INDEX + ":6:10")
        .says("the shard of \"c\" is 2");
    assertThatCheck(workspace.check(), INDEX + " › " + FIRST).passes(Kind.CONSISTENT);
  }

  @Test
  void findsATotalThatIsNoNumber() {
    assertThatCheck(total("\"total_size\": \"24\"").check(), INDEX + " › readable")
        .finds(Kind.MANIFEST_INVALID, INDEX + ":2:30");
  }

  @Test
  void findsATensorThatIsListedTwice() {
    workspace.edit(INDEX, "\"b\":", "\"a\":");

    assertThatCheck(workspace.check(), INDEX + " › readable").says("\"a\" stands twice");
  }

  @Test
  void findsAShardOutsideOfTheWorkspace() {
    workspace.edit(INDEX, "\"c\": \"" + SECOND, "\"c\": \"../../" + SECOND);

    assertThatCheck(workspace.check(), INDEX + " › ../../" + SECOND)
        .finds(Kind.PATH_REFUSED, INDEX + ":6:10");
  }

  @Test
  @Tag("slow")
  void everyVerdictIsWholeWhateverAnIndexHolds() {
    List<String> tokens =
        List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\n",
            "null",
            "1e999999999",
            "-1",
            "\"..\"",
            "\0",
            "\"weight_map\":",
            "\"metadata\":",
            "\"total_size\":",
            FIRST,
            "\\ud800",
            "\u00ff");
    byte[] index = workspace.text(INDEX).getBytes(UTF_8);

    new Fuzzing(List.of(index, "{\"weight_map\": {\"ü\": \"a.bin\"}}".getBytes(UTF_8)), tokens)
        .holds(
            "shard indexes",
            input ->
                FuzzedFindings.areWhole(
                    workspace.file(INDEX, input).check(),
                    INDEX,
                    Fuzzing.lines(new String(input, UTF_8))));
  }

  @Test
  void anEmptyMapHasNoBytes() {
    workspace.file(INDEX, "{\"metadata\": {\"total_size\": 99},\n\"weight_map\": {}}");

    assertThatCheck(workspace.check(), INDEX + " › readable")
        .finds(Kind.MANIFEST_INVALID, INDEX + ":2:15");

    workspace.file(INDEX, "{\"metadata\": {\"total_size\": 0}, \"weight_map\": {}}");

    assertThat(workspace.check().red()).isEmpty();
  }

  @Test
  void remarksOnAMisspeltTotal() {
    assertThatCheck(total("\"total_sise\": 24").check(), INDEX + " › readable")
        .remarks("what is checked is \"total_size\"");
    assertThatCheck(
            workspace.edit(INDEX, "\"metadata\"", "\"metdata\"").check(), INDEX + " › readable")
        .remarks("what is checked is \"metadata\"");
  }
}
