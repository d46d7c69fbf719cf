package io.harmonia.smoke.junit;

import io.harmonia.smoke.check.Check;
import io.harmonia.smoke.check.Judgement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** How far one class has come: which checks were handed to JUnit, made, and heard of again. */
final class SuiteProgress {
  private final Set<String> notHeard = ConcurrentHashMap.newKeySet(); // of those handed over
  private final Map<String, Judged> judged = new ConcurrentHashMap<>();

  /** A check is handed to JUnit as a test. */
  Check offer(Check check) {
    notHeard.add(check.id());
    return check;
  }

  /** A test says what its check says. */
  void judged(Check check, Judgement judgement) {
    judged.put(check.id(), new Judged(check, judgement));
  }

  /** JUnit says that a test ended; returns what its check said, if it was made. */
  Optional<Judged> heard(String displayName) {
    notHeard.remove(displayName);
    return Optional.ofNullable(judged.remove(displayName));
  }

  /** Number of checks that were made and whose end JUnit did not tell. */
  int unheard() {
    return judged.size();
  }

  /** The checks that JUnit was handed and did not run. */
  Set<String> notRun() {
    return new TreeSet<>(notHeard);
  }

  /**
   * A check that was made.
   *
   * @param check which
   * @param judgement what it says
   */
  record Judged(Check check, Judgement judgement) {}
}
