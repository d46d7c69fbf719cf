package io.harmonia.smoke.kit;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Where a child's memory runs out, when the first test of the suite starts. */
public enum Exhaustion {
  /** Nothing is left for whoever needs more than a few bytes next: the suite, or JUnit. */
  OF_THE_HEAP {
    @Override
    public void exhaust() {
      hoard(1 << 16);
      hoard(1 << 10);
    }
  },
  /** A hasher's buffer does not fit, and little else is needed. */
  OF_BUFFERS {
    @Override
    public void exhaust() {
      hoard(100 << 10);
    }
  },
  /** JUnit meets the error itself, in the thread that runs the test. */
  IN_JUNIT {
    @Override
    public void exhaust() {
      throw new OutOfMemoryError("of a test");
    }
  };

  /** The system property that names one. */
  public static final String PROPERTY = "test.exhaustion";

  private static final List<byte[]> HOARD = new ArrayList<>();

  public abstract void exhaust();

  private static synchronized void hoard(int size) {
    try {
      while (true) {
        HOARD.add(new byte[size]);
      }
    } catch (OutOfMemoryError e) {
      // this is what was wanted
    }
  }

  /** A listener that does what the property says. */
  public static final class Listener implements TestExecutionListener {
    @Override
    public void executionStarted(TestIdentifier test) {
      String where = System.getProperty(PROPERTY);
      if (test.isTest() && where != null) {
        valueOf(where).exhaust();
      }
    }
  }
}
