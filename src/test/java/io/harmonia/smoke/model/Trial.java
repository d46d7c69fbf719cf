package io.harmonia.smoke.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Makes a world on disk, with real git, and runs the suite over it. */
final class Trial {
  private final Path root;
  private final Path reports;

  /** In a folder that is empty. */
  Trial(Path folder) {
    this.root = folder.resolve("workspace");
    this.reports = folder.resolve("reports");
  }

  static String baseline(World world) {
    return world.before().isEmpty() ? "none" : world.isCommitted() ? "HEAD~1" : "HEAD";
  }

  Actual run(World world) throws IOException {
    Files.createDirectories(root);
    if (world.before().isPresent()) {
      git("init", "-q", "-b", "main", ".");
      StringBuilder ignored = new StringBuilder();
      world.ignored().forEach(path -> ignored.append('/').append(path).append('\n'));
      Files.writeString(root.resolve(".gitignore"), ignored);
      write(world.before().get(), Optional.empty());
      commit();
    }
    write(world.now(), world.before());
    if (world.isCommitted()) {
      commit();
    }
    SuiteRunner runner = SuiteRunner.over(root, reports).with("smoke.baseline", baseline(world));
    world.settings().forEach(runner::with);
    SuiteRun run = runner.run();
    JsonNode report = run.report();
    List<String> red = new ArrayList<>();
    for (JsonNode result : report.path("results")) {
      if (List.of("drifted", "unchecked").contains(result.path("verdict").asText())) {
        red.add(
            result.path("id").asText()
                + " = "
                + result.path("kind").asText()
                + ": "
                + result.path("message").asText()
                + " "
                + result.path("findings"));
      }
    }
    return new Actual(report.path("outcome").asText(), red);
  }

  private void write(State state, Optional<State> earlier) throws IOException {
    SortedMap<String, String> texts = WorldFiles.texts(state);
    SortedMap<String, String> links = WorldFiles.links(state);
    if (earlier.isPresent()) {
      for (String path : WorldFiles.texts(earlier.get()).keySet()) {
        Files.deleteIfExists(root.resolve(path));
      }
      for (String path : WorldFiles.links(earlier.get()).keySet()) {
        Files.deleteIfExists(root.resolve(path));
      }
    }
    for (var text : texts.entrySet()) {
      Path file = root.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
    for (var link : links.entrySet()) {
      Path file = root.resolve(link.getKey());
      Files.createDirectories(file.getParent());
      Files.createSymbolicLink(file, Path.of(link.getValue()));
    }
  }

  private void commit() {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "state");
  }

  private void git(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@t.invalid"));
    command.addAll(List.of(arguments));
    RealProgram.runSuccessfully(root, command.toArray(String[]::new));
  }

  /**
   * What the run came to.
   *
   * @param outcome as the report has it
   * @param red what is red, each with all that is said of it
   */
  record Actual(String outcome, List<String> red) {
    boolean isClean() {
      return outcome.equals("clean");
    }
  }
}
