package io.harmonia.smoke.junit;

import io.harmonia.smoke.run.Selection;
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

/** Finds what a test plan holds of the suite. */
final class SuiteSelection {
  private static final Set<String> METHODS_OF_THE_SUITE =
      Arrays.stream(ManifestSmokeSuite.class.getDeclaredMethods())
          .filter(SuiteSelection::isTests)
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  private SuiteSelection() {}

  static Selection of(TestPlan plan) {
    Set<String> suites = new LinkedHashSet<>();
    Set<String> methods = new LinkedHashSet<>();
    Set<String> partial = new LinkedHashSet<>();
    for (TestIdentifier root : plan.getRoots()) {
      if (root.getUniqueIdObject().getEngineId().filter(SmokeTestEngine.ID::equals).isPresent()) {
        continue; // which tells of its tests itself
      }
      for (TestIdentifier suite : plan.getDescendants(root)) {
        if (isSuite(suite)) {
          Set<String> selected =
              plan.getChildren(suite).stream()
                  .filter(SuiteSelection::isMethodOfTheSuite)
                  .map(TestIdentifier::getUniqueId)
                  .collect(Collectors.toSet());
          suites.add(suite.getUniqueId());
          methods.addAll(selected);
          if (selected.size() < METHODS_OF_THE_SUITE.size()) {
            partial.add(suite.getUniqueId());
          }
        }
      }
    }
    return new Selection(suites, methods, partial);
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
