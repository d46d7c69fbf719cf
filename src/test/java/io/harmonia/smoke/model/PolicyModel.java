package io.harmonia.smoke.model;

import java.util.Set;

/**
 * What a run over a world must come to, by the documentation alone. It is written to be read: no
 * case of it is clever, and none is quick.
 *
 * @param rules the rules that hold; one that is missing is a fault planted on purpose, or is not
 *     kept by the suite yet
 */
record PolicyModel(Set<Rule> rules) {

  Expected judge(World world) {
    Expected all = new Expected();
    new ContentPolicy(world, all).judge();
    new ManifestPolicy(world, all).judge();
    world.before().ifPresent(before -> new HistoryPolicy(world, before, rules, all).judge());
    Expected kept = new Expected();
    all.red()
        .forEach(
            (rule, paths) -> {
              if (rules.contains(rule)) {
                paths.forEach(path -> kept.add(rule, path));
              }
            });
    return kept;
  }
}
