package io.harmonia.smoke.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.ShardKey;
import io.harmonia.smoke.kit.RandomWorkspace;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.shard.ShardSplit;
import io.harmonia.smoke.shard.ShardWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check is made in exactly one shard, whatever files the machines of the shards have. */
@Tag("slow")
class ShardedPlanTest {
  private static final int SEEDS = 20;

  @TempDir private Path folder;

  static IntStream numbersOfShards() {
    return IntStream.of(1, 2, 3, 7, 64);
  }

  @ParameterizedTest
  @MethodSource("numbersOfShards")
  void shardsOfOneCopyHaveEachCheckOnce(int of) {
    for (int seed = 0; seed < SEEDS; seed++) {
      WorkspaceBuilder workspace = RandomWorkspace.newIn(folder, seed, seed);

      List<String> inShards = new ArrayList<>();
      shards(of).forEach(shard -> inShards.addAll(ids(workspace, Optional.of(shard))));

      assertThat(inShards)
          .as("seed " + seed)
          .containsExactlyInAnyOrderElementsOf(ids(workspace, Optional.empty()));
    }
  }

  @ParameterizedTest
  @MethodSource("numbersOfShards")
  void copiesWithOtherFilesAreDividedAlike(int of) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Map<String, Shard> first = shardsOf(RandomWorkspace.newIn(folder, seed, 2L * seed), of);
      Map<String, Shard> second = shardsOf(RandomWorkspace.newIn(folder, seed, 2L * seed + 1), of);

      Map<String, Shard> inBoth = new HashMap<>(first);
      inBoth.keySet().retainAll(second.keySet());
      second.keySet().retainAll(inBoth.keySet());

      assertThat(inBoth).as("seed " + seed).isEqualTo(second);
    }
  }

  @ParameterizedTest
  @MethodSource("numbersOfShards")
  void noCheckIsLostOrMadeTwiceWhereEachShardHasOtherFiles(int of) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<String> inShards = new ArrayList<>();
      List<List<String>> wholes = new ArrayList<>();
      for (Shard shard : shards(of).toList().subList(0, Math.min(of, 7))) {
        WorkspaceBuilder workspace =
            RandomWorkspace.newIn(folder, seed, seed * 100L + shard.index());
        inShards.addAll(ids(workspace, Optional.of(shard)));
        wholes.add(ids(workspace, Optional.empty()));
      }

      assertThat(inShards).as("seed " + seed).doesNotHaveDuplicates();
      if (of <= 7) {
        List<String> always = new ArrayList<>(wholes.get(0));
        wholes.forEach(always::retainAll);
        assertThat(inShards).as("seed " + seed).containsAll(always);
      }
    }
  }

  @Test
  void aWaiverIsInTheShardOfAllThatItWaives() {
    for (int seed = 0; seed < SEEDS; seed++) {
      WorkspaceBuilder workspace = RandomWorkspace.newIn(folder, seed, seed);
      List<String> whole = made(workspace, Optional.empty());

      List<String> inShards = new ArrayList<>();
      shards(5).forEach(shard -> inShards.addAll(made(workspace, Optional.of(shard))));

      assertThat(inShards).as("seed " + seed).containsExactlyInAnyOrderElementsOf(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void noTwoShardsDifferByMoreThanTheLargestUnit(int of) {
    for (int seed = 0; seed < SEEDS; seed++) {
      WaivedPlan checks = RandomWorkspace.newIn(folder, seed, seed).planOn(WorkspaceBuilder.TODAY);
      ShardWeights weights = checks.shardWeights();
      Map<ShardKey, Long> groups = weights.recorded();
      long largest = groups.values().stream().mapToLong(bytes -> bytes).max().orElse(0);

      long[] bytes = new ShardSplit(weights, of).bytes();

      long most = IntStream.range(0, of).mapToLong(i -> bytes[i]).max().orElseThrow();
      long least = IntStream.range(0, of).mapToLong(i -> bytes[i]).min().orElseThrow();
      assertThat(most - least).as("seed " + seed).isLessThanOrEqualTo(largest);
      assertThat(IntStream.range(0, of).mapToLong(i -> bytes[i]).sum())
          .isEqualTo(groups.values().stream().mapToLong(b -> b).sum());
    }
  }

  @Test
  void whatIsOnlyStatedDoesNotOutweighWhatIsRecorded() {
    String digest = "ab".repeat(32);
    WaivedPlan checks =
        WorkspaceBuilder.empty(folder)
            .models(
                entry("recorded-1", 5, digest),
                entry("recorded-2", 5, digest),
                entry("stated", 1_000_000, digest))
            .checksums(
                "models/checksums.sha256",
                digest + "  models/recorded-1",
                digest + "  models/recorded-2")
            .planOn(WorkspaceBuilder.TODAY);

    long[] bytes = new ShardSplit(checks.shardWeights(), 2).bytes();

    assertThat(bytes).containsExactly(5, 5);
  }

  private static String entry(String name, long size, String digest) {
    return """
    {"name": "%1$s", "path": "models/%1$s", "size_bytes": %2$d, "sha256": "%3$s"}
    """
        .formatted(name, size, digest);
  }

  private static List<String> made(WorkspaceBuilder workspace, Optional<Shard> shard) {
    return all(workspace, shard)
        .map(check -> check.id() + " = " + check.judge().kind().label())
        .toList();
  }

  static List<String> ids(WorkspaceBuilder workspace, Optional<Shard> shard) {
    return all(workspace, shard).map(Check::id).toList();
  }

  /** But for the check that says that there is none. */
  private static Stream<Check> all(WorkspaceBuilder workspace, Optional<Shard> shard) {
    return workspace.planFor(shard).all().filter(check -> check.type() != CheckType.SHARD);
  }

  private static Map<String, Shard> shardsOf(WorkspaceBuilder workspace, int of) {
    ShardSplit split = new ShardSplit(workspace.planOn(WorkspaceBuilder.TODAY).shardWeights(), of);
    Map<String, Shard> shards = new HashMap<>();
    all(workspace, Optional.empty())
        .forEach(
            check ->
                shards.put(
                    check.id(),
                    shards(of)
                        .filter(shard -> split.makes(shard, check))
                        .findFirst()
                        .orElseThrow()));
    return shards;
  }

  private static Stream<Shard> shards(int of) {
    return IntStream.rangeClosed(1, of).mapToObj(index -> new Shard(index, of));
  }
}
