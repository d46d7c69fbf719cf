package io.harmonia.smoke.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * What a test plan holds of the suite.
 *
 * @param suites unique IDs of the classes that extend it
 * @param methods unique IDs of their factories and parameterized tests that are selected
 */
record SuiteSelection(Set<String> suites, Set<String> methods) {
  private static final Set<String> METHODS_OF_THE_SUITE =
      Arrays.stream(ManifestSmokeSuite.class.getDeclaredMethods())
          .filter(SuiteSelection::isTests)
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  static SuiteSelection of(TestPlan plan) {
    Set<String> suites = new LinkedHashSet<>();
    Set<String> methods = new LinkedHashSet<>();
    for (TestIdentifier root : plan.getRoots()) {
      for (TestIdentifier descendant : plan.getDescendants(root)) {
        if (isSuite(descendant)) {
          suites.add(descendant.getUniqueId());
          plan.getChildren(descendant).stream()
              .filter(SuiteSelection::isMethodOfTheSuite)
              .forEach(child -> methods.add(child.getUniqueId()));
        }
      }
    }
    return new SuiteSelection(suites, methods);
  }

  /** Whether a container is a class that extends the suite. */
  static boolean isSuite(TestIdentifier identifier) {
    Optional<TestSource> source = identifier.getSource();
    return source.isPresent()
        && source.get() instanceof ClassSource of
        && isSuite(of.getClassName());
  }

  private static boolean isSuite(String className) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return ManifestSmokeSuite.class.isAssignableFrom(Class.forName(className, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** Whether a method of one of the classes is not selected. */
  boolean isPartial() {
    return suites.stream().anyMatch(this::isPartial);
  }

  /** Whether a method of this class is not selected. */
  boolean isPartial(String suiteId) {
    long selected = methods.stream().filter(method -> method.startsWith(suiteId + "/")).count();
    return selected < METHODS_OF_THE_SUITE.size();
  }

  /**
   * Whether a class that is selected has this ID, or a method that is has it or stands above it.
   */
  boolean covers(String uniqueId) {
    return suites.contains(uniqueId) || methods.stream().anyMatch(uniqueId::startsWith);
  }

  private static boolean isMethodOfTheSuite(TestIdentifier child) {
    return child
        .getSource()
        .filter(
            source ->
                source instanceof MethodSource method
                    && METHODS_OF_THE_SUITE.contains(method.getMethodName()))
        .isPresent();
  }

  private static boolean isTests(Method method) {
    return method.isAnnotationPresent(TestFactory.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }
}
