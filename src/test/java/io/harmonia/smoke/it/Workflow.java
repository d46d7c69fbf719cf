package io.harmonia.smoke.it;

import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A workflow file, run here without GitHub by {@code src/test/ci/runner}: its {@code run} steps by
 * the real bash, composite actions for real, actions of GitHub's by stand-ins that say so.
 */
final class Workflow {
  private final String name;
  private final String text;
  private final List<String> options = new ArrayList<>();

  private Workflow(String name, String text) {
    this.name = name;
    this.text = text;
  }

  static Workflow of(Path file) {
    try {
      String name = Objects.requireNonNull(file.getFileName()).toString();
      return new Workflow(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, to be changed. */
  static Workflow copyOf(Workflow other) {
    Workflow copy = new Workflow(other.name, other.text);
    copy.options.addAll(other.options);
    return copy;
  }

  /** The same with another text; what was set is forgotten. */
  Workflow changed(UnaryOperator<String> change) {
    return new Workflow(name, change.apply(text));
  }

  /** For an event: {@code push}, {@code pull_request}, {@code schedule}, … */
  Workflow on(String event) {
    return with("event", event);
  }

  /** For a branch; without it, the default branch, {@code main}. */
  Workflow branch(String branch) {
    return with("ref", "refs/heads/" + branch);
  }

  /** Another option of {@code run.mjs}. */
  Workflow with(String option, String value) {
    options.add("--" + option);
    options.add(value);
    return this;
  }

  /** Options that have a name and a value each: {@code env}, {@code var}, {@code action}. */
  Workflow with(String option, Map<String, String> values) {
    values.forEach((key, value) -> with(option, key + "=" + value));
    return this;
  }

  /**
   * Runs it for the content of a repository.
   *
   * @param out where everything goes; a new folder
   */
  WorkflowTrace run(Path repository, Path out) {
    try {
      Path folder = Tools.npm().resolve("runner");
      Files.createDirectories(out);
      Path file = Files.writeString(out.resolve(name), text);
      List<String> command = new ArrayList<>(List.of("node", folder.resolve("run.mjs").toString()));
      command.addAll(List.of("--workflow", file.toString(), "--name", name));
      command.addAll(List.of("--workspace", repository.toString(), "--out", out.toString()));
      command.addAll(options);
      RealProgram.Ran ran = RealProgram.run(out, Map.of(), command);
      return WorkflowTrace.read(out, ran);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
