package io.harmonia.smoke.run;

import java.util.Set;

/**
 * What of the suite is selected to run.
 *
 * @param suites IDs of the classes that extend it
 * @param methods IDs of their methods that are selected; each begins with its class's
 * @param partial those of the classes of which a method is not selected
 */
public record Selection(Set<String> suites, Set<String> methods, Set<String> partial) {

  /** One class, of which nobody knows what was selected. */
  public static Selection ofClass(String suiteId) {
    return new Selection(Set.of(suiteId), Set.of(), Set.of());
  }

  /**
   * Whether a class that is selected has this ID, or a method that is has it or stands above it.
   */
  boolean covers(String id) {
    return suites.contains(id) || methods.stream().anyMatch(id::startsWith);
  }
}
