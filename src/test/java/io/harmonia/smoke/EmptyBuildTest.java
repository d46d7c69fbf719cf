package io.harmonia.smoke;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What {@code src/bench/run} compares the smoke suite's Maven run with. In the smoke group so that
 * a plain build leaves it out, and not among the suite's classes: it is run by its name alone.
 */
@Tag("smoke")
class EmptyBuildTest {
  @Test
  void doesNothing() {}
}
