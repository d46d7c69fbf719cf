package io.harmonia.smoke.junit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Tells the tests and containers of a plan that are the suite's from all others. */
final class SuiteContainers {
  /** Types of segments whose values hold nothing that would be escaped. */
  private static final Set<String> NUMBERED = Set.of("dynamic-test", "test-template-invocation");

  private final TestPlan plan;
  private final Map<UniqueId, Optional<Container>> known = new ConcurrentHashMap<>();

  SuiteContainers(TestPlan plan) {
    this.plan = plan;
  }

  /** The container that a test lies in, or the container itself, if it is of the suite. */
  Optional<Container> of(TestIdentifier test) {
    return test.isContainer()
        ? of(test.getUniqueIdObject())
        : test.getParentIdObject().flatMap(this::of);
  }

  private Optional<Container> of(UniqueId id) {
    Optional<Container> container = known.get(id);
    if (container == null) {
      container = lookUp(id);
      known.put(id, container);
    }
    return container;
  }

  private Optional<Container> lookUp(UniqueId id) {
    Optional<TestIdentifier> at = Optional.of(plan.getTestIdentifier(id));
    while (at.isPresent()) {
      if (SuiteSelection.isSuite(at.get())) {
        return Optional.of(new Container(at.get().getUniqueId(), id, id.toString()));
      }
      at = plan.getParent(at.get());
    }
    return Optional.empty();
  }

  /**
   * A container of the suite.
   *
   * @param suiteId unique ID of its class
   * @param id its unique ID
   * @param text the same as text
   */
  record Container(String suiteId, UniqueId id, String text) {

    /**
     * The unique ID of this, or of a test in this. JUnit's own text of it would stay in memory,
     * some 200 bytes for each test.
     */
    String idOf(TestIdentifier test) {
      if (test.getUniqueIdObject().equals(id)) {
        return text;
      }
      UniqueId.Segment last = test.getUniqueIdObject().getLastSegment();
      return NUMBERED.contains(last.getType())
          ? text + "/[" + last.getType() + ":" + last.getValue() + "]"
          : test.getUniqueId();
    }
  }
}
