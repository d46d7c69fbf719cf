package io.harmonia.smoke.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
  @TempDir Path folder;
  private int runs;

  Trial.Actual run(World world) throws Exception {
    return new Trial(Files.createDirectory(folder.resolve("w" + runs++))).run(world);
  }

  @Test
  void explore() throws Exception {
    int worlds = Integer.getInteger("model.worlds", 40);
    long seed = Long.getLong("model.seed", 1L);
    PolicyModel model = new PolicyModel(EnumSet.allOf(Rule.class));
    int max = Integer.getInteger("model.max", 12);
    int silent = 0;
    int clean = 0;
    long start = System.nanoTime();
    java.util.Set<String> seen = new java.util.TreeSet<>();
    StringBuilder out = new StringBuilder();
    for (long s = seed; s < seed + worlds; s++) {
      Genome genome = Worlds.of(s);
      World world = genome.world();
      if (Silence.isAbout(world)) {
        silent++;
        continue;
      }
      Expected expected = model.judge(world);
      clean += expected.isClean() ? 1 : 0;
      Trial.Actual actual = run(world);
      if (actual.isClean() != expected.isClean()) {
        boolean missed = !expected.isClean();
        Predicate<Genome> differs =
            g -> {
              try {
                World w = g.world();
                if (Silence.isAbout(w)) {
                  return false;
                }
                Expected e = model.judge(w);
                return e.isClean() != missed && run(w).isClean() == missed;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            };
        Genome least = new Shrinker(differs).shrink(genome);
        Expected e = model.judge(least.world());
        String key = (missed ? "MISSED " + e.red().keySet() : "FALSE ALARM " + run(least.world()).red().toString().replaceAll(" = ([a-z-]*):.*", "$1"));
        if (seen.add(key)) {
          out.append("=== ").append(key).append(" seed ").append(s).append("\n").append(least).append("\nmodel: ").append(e).append("\nsuite: ").append(run(least.world())).append("\n").append(WorldScript.of(least.world())).append("\n");
        } else out.append("=== again ").append(key).append(" seed ").append(s).append(" ").append(least.later()).append("\n");
        if (seen.size() >= max) break;
      }
    }
    out.append("silent " + silent + " clean " + clean + " runs " + runs + " s " + (System.nanoTime() - start) / 1_000_000_000);
    Files.writeString(Path.of("target/fast/explore.txt"), out.toString());
    assertThat(seen).isEmpty();
  }
}
