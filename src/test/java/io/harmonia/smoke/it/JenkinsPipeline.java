package io.harmonia.smoke.it;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.harmonia.smoke.kit.RealProgram;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands in for Jenkins: runs a declarative pipeline's blocks in order, its {@code sh} steps with
 * the real {@code sh -xe}, stops at the first that fails and goes on with {@code post}. Groovy
 * makes a subclass of it of each Jenkinsfile; what is no block is written down.
 */
public abstract class JenkinsPipeline extends Script {
  private final Deque<String> blocks = new ArrayDeque<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private Path workspace = Path.of("");
  private boolean failed;

  /**
   * A step that was reached.
   *
   * @param block the blocks around it, for example {@code pipeline/post/always}
   * @param name of the step
   * @param arguments as Groovy has them
   */
  record Step(String block, String name, String arguments) {}

  private static final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Where {@code sh} runs, and what Jenkins or a person sets. */
  void in(Path folder, Map<String, String> variables) {
    workspace = folder;
    environment.putAll(variables);
  }

  /** Whether a step failed. */
  boolean failed() {
    return failed;
  }

  /** The steps that were reached. */
  List<Step> steps() {
    return List.copyOf(steps);
  }

  @Override
  public Object getProperty(String name) {
    return name; // agent any
  }

  @Override
  public void setProperty(String name, Object value) {
    environment.putIfAbsent(name, String.valueOf(value));
  }

  @Override
  public Object invokeMethod(String name, Object given) {
    Object[] arguments = (Object[]) given;
    Object last = arguments.length == 0 ? "" : arguments[arguments.length - 1];
    if (last instanceof Closure<?> block) {
      enter(name, block);
    } else {
      steps.add(
          new Step(String.join("/", blocks), name, arguments.length == 0 ? "" : last.toString()));
      if (name.equals("sh")) {
        sh(last.toString());
      }
    }
    return "";
  }

  private void enter(String name, Closure<?> block) {
    blocks.addLast(name);
    try {
      block.call();
    } catch (StepFailedException e) {
      if (!name.equals("stages")) {
        throw e;
      }
      failed = true; // post comes whatever became of the stages
    } finally {
      blocks.removeLast();
    }
  }

  private void sh(String script) {
    RealProgram.Ran ran = RealProgram.run(workspace, environment, List.of("sh", "-xec", script));
    steps.add(new Step(String.join("/", blocks), "output", ran.out()));
    if (ran.exitCode() != 0) {
      throw new StepFailedException();
    }
  }
}
