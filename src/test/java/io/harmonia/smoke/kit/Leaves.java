package io.harmonia.smoke.kit;

import io.harmonia.smoke.junit.ManifestSmokeSuite;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Classes for the launcher to run. They are nested and tagged {@code smoke}, so that neither this
 * build nor its smoke profile runs them.
 */
public final class Leaves {
  private Leaves() {}

  /** A consumer's one-line class. */
  public static class Leaf extends ManifestSmokeSuite {}

  /** Another one in the same build. */
  public static class OtherLeaf extends ManifestSmokeSuite {}

  /** One that is switched off. */
  @Disabled("switched off for now")
  public static class DisabledLeaf extends ManifestSmokeSuite {}

  /** One with a test of its own. */
  public static class LeafWithOwnTest extends ManifestSmokeSuite {
    @Test
    void own() {}
  }

  /** One whose extensions swallow failures. */
  @ExtendWith(Swallow.class)
  public static class SwallowingLeaf extends ManifestSmokeSuite {}

  /** One whose extensions keep dynamic tests from running. */
  @ExtendWith(SkipInvocation.class)
  public static class SkippingLeaf extends ManifestSmokeSuite {}

  /** One whose first factory throws. */
  @ExtendWith(BreakManifests.class)
  public static class BrokenFactoryLeaf extends ManifestSmokeSuite {}

  /** A consumer's test that has a smoke tag of its own and nothing to do with the suite. */
  @Tag("smoke")
  @Execution(ExecutionMode.CONCURRENT)
  public static class OwnSmokeTest {
    @Test
    void passes() {}

    @Test
    void fails() {
      throw new AssertionError("not the suite's business");
    }
  }

  private static final class Swallow
      implements InvocationInterceptor, TestExecutionExceptionHandler {
    @Override
    public void interceptDynamicTest(
        Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) {
      try {
        invocation.proceed();
      } catch (Throwable swallowed) {
        // as a careless extension does
      }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable throwable) {
      // as a careless extension does
    }
  }

  private static final class SkipInvocation implements InvocationInterceptor {
    @Override
    public void interceptDynamicTest(
        Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) {
      invocation.skip();
    }
  }

  private static final class BreakManifests implements InvocationInterceptor {
    @Override
    public <T> T interceptTestFactoryMethod(
        Invocation<T> invocation,
        ReflectiveInvocationContext<Method> factory,
        ExtensionContext context)
        throws Throwable {
      if (factory.getExecutable().getName().equals("manifests")) {
        throw new IllegalStateException("the factory broke");
      }
      return invocation.proceed();
    }
  }
}
