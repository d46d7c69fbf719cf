package io.harmonia.smoke.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.RandomWorkspace;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.pointer.PointerPolicy;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.waiver.ShardedPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recorded checksums need, as the suite resolves their names, and what of it is missing. */
class NeededFilesTest {
  @TempDir private Path folder;

  @Test
  void listsEachFileOnceInTheOrderOfTheChecksumFiles() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(folder)
            .checksums(
                WorkspaceBuilder.MODEL_SUMS,
                WorkspaceBuilder.SINGLE_SHA + "  " + WorkspaceBuilder.SINGLE,
                WorkspaceBuilder.TOP_SHA + "  acme/shards/top.bin",
                WorkspaceBuilder.SINGLE_SHA + "  acme/single.onnx");

    NeededFiles needed = needed(workspace);

    assertThat(paths(needed, file -> true))
        .containsExactly(WorkspaceBuilder.SINGLE, WorkspaceBuilder.TOP, WorkspaceBuilder.WORDS);
    assertThat(needed.files().get(0).sizeBytes()).contains(7L);
    assertThat(needed.files().get(0).sha256().hex()).isEqualTo(WorkspaceBuilder.SINGLE_SHA);
    assertThat(needed.problems()).isEmpty();
  }

  @Test
  void namesThePlaceThatAManifestClaimsWhereNothingIsThere() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(folder)
            .checksums(
                WorkspaceBuilder.MODEL_SUMS, WorkspaceBuilder.SINGLE_SHA + "  acme/single.onnx")
            .delete(WorkspaceBuilder.SINGLE);

    assertThat(paths(needed(workspace), NeededFiles.One::isMissing))
        .containsExactly(WorkspaceBuilder.SINGLE);
  }

  @Test
  void isMissingWhereACopyLiesAtTheOtherPlaceAlone() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(folder)
            .delete(WorkspaceBuilder.SINGLE)
            .file("models/" + WorkspaceBuilder.SINGLE, "single!");

    assertThat(paths(needed(workspace), NeededFiles.One::isMissing))
        .containsExactly(WorkspaceBuilder.SINGLE);
  }

  @Test
  void isMissingWhereNothingOrSomethingOfAnotherSizeIs() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(folder)
            .delete(WorkspaceBuilder.TOP)
            .file(WorkspaceBuilder.SINGLE, "short")
            .file(WorkspaceBuilder.WORDS, "WORDS\n");

    assertThat(paths(needed(workspace), NeededFiles.One::isMissing))
        .containsExactly(WorkspaceBuilder.TOP, WorkspaceBuilder.SINGLE);
    assertThat(workspace.bytesHashed()).isZero();
  }

  @Test
  void aPointerIsThereUnlessItIsRejected() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(folder)
            .file(WorkspaceBuilder.SINGLE, WorkspaceBuilder.pointerTo("single!"));

    assertThat(paths(needed(workspace), NeededFiles.One::isMissing)).isEmpty();
    assertThat(
            paths(needed(workspace.lfsPointers(PointerPolicy.REJECT)), NeededFiles.One::isMissing))
        .containsExactly(WorkspaceBuilder.SINGLE);
  }

  @Test
  void saysWhatKeepsTheListFromBeingWhole() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(folder)
            .checksums(
                WorkspaceBuilder.MODEL_SUMS,
                "no checksum",
                WorkspaceBuilder.TOP_SHA + "  ../../outside",
                WorkspaceBuilder.SINGLE_SHA + "  " + WorkspaceBuilder.SINGLE)
            .file(WorkspaceBuilder.DATASETS, "{");

    NeededFiles needed = needed(workspace);

    assertThat(needed.problems())
        .extracting(finding -> finding.kind())
        .containsExactlyInAnyOrder(Kind.MANIFEST_INVALID, Kind.MALFORMED_LINE, Kind.PATH_REFUSED);
    assertThat(paths(needed, file -> true))
        .containsExactly(WorkspaceBuilder.SINGLE, WorkspaceBuilder.WORDS);
  }

  @Test
  void saysThatAWorkspaceHasNothingAtAllOrNotWhatIsNamed() {
    assertThat(needed(WorkspaceBuilder.empty(folder)).problems())
        .extracting(finding -> finding.kind())
        .containsExactly(Kind.NOTHING_TO_CHECK);
    assertThat(needed(WorkspaceBuilder.valid(folder).checksumFiles("nowhere")).problems())
        .extracting(finding -> finding.kind())
        .containsExactly(Kind.NOTHING_TO_CHECK);
  }

  @Test
  void eachShardNeedsTheFilesOfItsChecks() {
    for (int seed = 0; seed < 20; seed++) {
      WorkspaceBuilder workspace = RandomWorkspace.newIn(folder, seed, seed);
      List<String> all = paths(needed(workspace), file -> true);

      List<String> ofShards = new ArrayList<>();
      for (int index = 1; index <= 3; index++) {
        ShardedPlan shard = workspace.planFor(Optional.of(new Shard(index, 3)));
        List<String> checked =
            shard
                .checks(Plan.Group.RECORDED_CHECKSUMS)
                .flatMap(check -> check.subject().path().stream())
                .map(path -> path.text())
                .distinct()
                .toList();
        assertThat(paths(shard.needed(), file -> true)).isEqualTo(checked);
        ofShards.addAll(checked);
      }

      assertThat(ofShards).as("seed " + seed).containsAll(all);
    }
  }

  private static NeededFiles needed(WorkspaceBuilder workspace) {
    return workspace.planFor(Optional.empty()).needed();
  }

  private static List<String> paths(NeededFiles needed, Predicate<NeededFiles.One> which) {
    return needed.files().stream().filter(which).map(file -> file.path().text()).toList();
  }
}
