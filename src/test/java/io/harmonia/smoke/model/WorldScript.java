package io.harmonia.smoke.model;

import java.util.Optional;
import java.util.SortedMap;

/** A world as a shell script that makes it in the current folder. */
final class WorldScript {
  private final StringBuilder script = new StringBuilder();

  private WorldScript() {}

  static String of(World world) {
    WorldScript script = new WorldScript();
    world
        .before()
        .ifPresent(
            before -> {
              script.line("git init -q .");
              world.ignored().forEach(path -> script.line("echo '/" + path + "' >>.gitignore"));
              script.state(Optional.empty(), before);
              script.commit("baseline");
            });
    script.state(world.before(), world.now());
    if (world.isCommitted()) {
      script.commit("later");
    }
    world.before().ifPresent(any -> script.line("# -D smoke.baseline=" + Trial.baseline(world)));
    world.settings().forEach((name, value) -> script.line("# -D " + name + "=" + value));
    return script.script.toString();
  }

  private void state(Optional<State> from, State to) {
    SortedMap<String, String> old = from.map(WorldFiles::texts).orElseGet(java.util.TreeMap::new);
    SortedMap<String, String> texts = WorldFiles.texts(to);
    SortedMap<String, String> oldLinks =
        from.map(WorldFiles::links).orElseGet(java.util.TreeMap::new);
    SortedMap<String, String> links = WorldFiles.links(to);
    old.keySet().stream().filter(path -> !texts.containsKey(path)).forEach(p -> line("rm " + p));
    oldLinks.keySet().stream().filter(p -> !links.containsKey(p)).forEach(p -> line("rm " + p));
    texts.forEach(
        (path, text) -> {
          if (!text.equals(old.get(path))) {
            line("mkdir -p \"$(dirname " + path + ")\"; cat >" + path + " <<'END'");
            script.append(text).append(text.isEmpty() || text.endsWith("\n") ? "" : "\n");
            line("END" + (text.isEmpty() || text.endsWith("\n") ? "" : "\ntruncate -s -1 " + path));
          }
        });
    links.forEach(
        (path, target) -> {
          if (!target.equals(oldLinks.get(path))) {
            line("mkdir -p \"$(dirname " + path + ")\"; ln -sfn " + target + " " + path);
          }
        });
  }

  private void commit(String message) {
    line("git add -A && git commit -q --allow-empty -m " + message);
  }

  private void line(String line) {
    script.append(line).append('\n');
  }
}
