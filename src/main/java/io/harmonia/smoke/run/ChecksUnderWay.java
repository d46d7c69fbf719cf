package io.harmonia.smoke.run;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.results.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The checks of one class that were handed to JUnit or made, and whose end JUnit did not tell. */
public final class ChecksUnderWay {
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

  /**
   * JUnit says that a test ended.
   *
   * @param verdict that JUnit's status comes to
   * @param detail what the test threw
   * @return the check's result, or that of a crash where none was made or JUnit contradicts it
   */
  Result heard(String displayName, Verdict verdict, String detail, Duration duration) {
    notHeard.remove(displayName);
    Judged said = judged.remove(displayName);
    if (said == null) {
      return Result.crashed(displayName, displayName + ": " + detail, duration);
    }
    Verdict own = said.judgement().verdict();
    return own == verdict
        ? Result.of(said.check(), said.judgement(), duration)
        : Result.crashed(
            displayName,
            displayName
                + ": the check says "
                + own.label()
                + ", JUnit says "
                + verdict.label()
                + ": "
                + detail,
            duration);
  }

  /** Number of checks that were made and whose end JUnit did not tell. */
  int unheard() {
    return judged.size();
  }

  /** The checks that JUnit was handed and did not run. */
  Set<String> notRun() {
    return new TreeSet<>(notHeard);
  }

  private record Judged(Check check, Judgement judgement) {}
}
