package io.harmonia.smoke.run;

import io.harmonia.smoke.settings.PartialRuns;
import io.harmonia.smoke.settings.SmokeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether all of the suite was run, and what to say where only some of it was. */
final class Completeness {
  private final Set<String> notRun = ConcurrentHashMap.newKeySet();
  private final Set<String> unfinishedSuites = ConcurrentHashMap.newKeySet();
  private final Set<String> partialSuites = ConcurrentHashMap.newKeySet();
  private final Selection selection;
  private final boolean narrowed;
  private final PartialRuns rule;

  /**
   * @param goesOn whether what is not selected was run before, by the plan that this one goes on
   *     from
   */
  Completeness(Selection selection, boolean goesOn, PartialRuns rule) {
    this.selection = selection;
    this.narrowed = !selection.partial().isEmpty() && !goesOn;
    this.rule = rule;
    this.unfinishedSuites.addAll(selection.suites());
  }

  /** Whether methods of the suite were left out. */
  boolean isNarrowed() {
    return narrowed;
  }

  boolean isWhole() {
    return unfinishedSuites.isEmpty() && partialSuites.isEmpty() && !narrowed;
  }

  /** A class or a method of it was skipped. */
  void switchedOff(String suiteId) {
    partialSuites.add(suiteId);
  }

  /**
   * The tests of a class are done.
   *
   * @param left the checks that were not made
   */
  void finished(String suiteId, Set<String> left) {
    unfinishedSuites.remove(suiteId);
    notRun.addAll(left);
    if (!left.isEmpty() || (narrowed && selection.partial().contains(suiteId))) {
      partialSuites.add(suiteId);
    }
  }

  /** Why a class must be red, if it must: only some of it was run, and that is not allowed. */
  Optional<String> refusal(String suiteId, boolean ended) {
    return partialSuites.contains(suiteId) ? refusal(ended) : Optional.empty();
  }

  /** Why the run must be red, if it must. */
  Optional<String> refusal(boolean ended) {
    return rule == PartialRuns.ALLOW || isWhole()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", missing(ended))
                + ". Run the class of the suite as a whole, or set "
                + SmokeSettings.PARTIAL
                + "=allow where some tests are run on purpose, as in an IDE");
  }

  /**
   * What is missing for the run to be complete.
   *
   * @param ended whether nothing more will be run
   */
  List<String> missing(boolean ended) {
    List<String> missing = new ArrayList<>();
    String allowed = rule == PartialRuns.ALLOW ? " (" + SmokeSettings.PARTIAL + "=allow)" : "";
    if (!unfinishedSuites.isEmpty()) {
      missing.add(ended ? "the suite was not run" : "the run has not finished");
    }
    if (narrowed) {
      missing.add(
          "only some methods of the suite were selected, so not everything was checked" + allowed);
    }
    if (!notRun.isEmpty()) {
      missing.add(
          "only some tests of the suite were selected: "
              + notRun.size()
              + (notRun.size() == 1 ? " check was not made" : " checks were not made")
              + allowed);
    }
    return missing;
  }
}
