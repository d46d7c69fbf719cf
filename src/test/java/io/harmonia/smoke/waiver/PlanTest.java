package io.harmonia.smoke.waiver;

import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.kit.RandomWorkspace;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.shard.Shard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks are numbered through, and counted without being made. */
class PlanTest {
  private static final int SEEDS = 40;

  @TempDir private Path folder;

  @Test
  void checksAreNumberedInTheOrderOfTheGroups() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Plan plan = RandomWorkspace.newIn(folder, seed, seed).planFor(Optional.empty());

      assertThat(numbers(plan))
          .as("seed " + seed)
          .containsExactlyElementsOf(IntStream.range(0, plan.count()).boxed().toList());
    }
  }

  @Test
  void aShardHasTheNumbersOfTheWholeRun() {
    for (int seed = 0; seed < SEEDS; seed++) {
      WorkspaceBuilder workspace = RandomWorkspace.newIn(folder, seed, seed);
      Map<Integer, String> all =
          workspace
              .planFor(Optional.empty())
              .all()
              .collect(Collectors.toMap(Check::number, Check::id));

      Plan shard = workspace.planFor(Optional.of(new Shard(2, 3)));

      assertThat(shard.count()).as("seed " + seed).isEqualTo(numbers(shard).size());
      shard
          .all()
          .filter(check -> check.type() != CheckType.SHARD)
          .forEach(check -> assertThat(all).containsEntry(check.number(), check.id()));
    }
  }

  @Test
  void countsWhatIsEmptyAndWhatCannotBeRead() {
    for (WorkspaceBuilder workspace :
        List.of(
            WorkspaceBuilder.empty(folder),
            WorkspaceBuilder.empty(folder).checksums(MODEL_SUMS),
            WorkspaceBuilder.empty(folder).checksums(MODEL_SUMS, "\uFEFF# none", "no line"),
            WorkspaceBuilder.empty(folder).requirements("\"a\": \"1.x\"").waivers(),
            WorkspaceBuilder.empty(folder).checksumFiles("none.sha256"),
            WorkspaceBuilder.empty(folder).link(DATASET_SUMS, "/etc/hostname"))) {
      Plan plan = workspace.planFor(Optional.empty());

      assertThat(numbers(plan))
          .containsExactlyElementsOf(IntStream.range(0, plan.count()).boxed().toList());
    }
  }

  private static List<Integer> numbers(Plan plan) {
    return plan.all().map(Check::number).toList();
  }
}
