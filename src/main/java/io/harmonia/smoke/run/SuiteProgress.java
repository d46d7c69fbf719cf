package io.harmonia.smoke.run;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** How far one class has come: which checks were handed to JUnit, made, and heard of again. */
public final class SuiteProgress {
  private final Set<String> notHeard = ConcurrentHashMap.newKeySet(); // of those handed over
  private final Map<String, Judged> judged = new ConcurrentHashMap<>();

  /** A check is handed to JUnit as a test. */
  public Check offer(Check check) {
    notHeard.add(check.id());
    return check;
  }

  /** A test says what its check says. */
  public void judged(Check check, Judgement judgement) {
    judged.put(check.id(), new Judged(check, judgement));
  }

  /** JUnit says that a test ended; returns what its check said, if it was made. */
  public Optional<Judged> heard(String displayName) {
    notHeard.remove(displayName);
    return Optional.ofNullable(judged.remove(displayName));
  }

  /** Number of checks that were made and whose end JUnit did not tell. */
  public int unheard() {
    return judged.size();
  }

  /** The checks that JUnit was handed and did not run. */
  public Set<String> notRun() {
    return new TreeSet<>(notHeard);
  }

  /**
   * A check that was made.
   *
   * @param check which
   * @param judgement what it says
   */
  public record Judged(Check check, Judgement judgement) {}
}
