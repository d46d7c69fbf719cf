package io.harmonia.smoke.kit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** What JUnit itself says of each test, in the order of their ends. */
public final class HeardTests implements TestExecutionListener {
  private final List<Heard> tests = new CopyOnWriteArrayList<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      tests.add(new Heard(test, result));
    }
  }

  public List<Heard> tests() {
    return List.copyOf(tests);
  }

  /**
   * One test that ended.
   *
   * @param test which
   * @param result how
   */
  public record Heard(TestIdentifier test, TestExecutionResult result) {

    public String name() {
      return test.getDisplayName();
    }

    public TestExecutionResult.Status status() {
      return result.getStatus();
    }
  }
}
