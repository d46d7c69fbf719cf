package io.harmonia.smoke.junit;

import io.harmonia.smoke.check.Check;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.Verdict;
import io.harmonia.smoke.report.ConsoleSummary;
import io.harmonia.smoke.report.ReportFolder;
import io.harmonia.smoke.report.ReportRefusedException;
import io.harmonia.smoke.report.Result;
import io.harmonia.smoke.report.RunRecorder;
import io.harmonia.smoke.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One test plan's run of the suite: where the tests, which know what their checks say, and the
 * listener, which knows what JUnit makes of them, meet. Sessions are found by their report folder.
 */
final class SmokeSession {
  private static final ConcurrentMap<Path, SmokeSession> SESSIONS = new ConcurrentHashMap<>();

  private final RunRecorder recorder = new RunRecorder(Clock.systemUTC());
  private final Map<String, Judged> judged = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger heard = new AtomicInteger();
  private final Set<String> unfinishedSuites;
  private final boolean narrowed;
  private final Path folderPath;
  private Optional<ReportFolder> folder = Optional.empty();

  private SmokeSession(Path folderPath, SuiteSelection selection, boolean narrowed) {
    this.folderPath = folderPath;
    this.unfinishedSuites = ConcurrentHashMap.newKeySet();
    this.unfinishedSuites.addAll(selection.suites());
    this.narrowed = narrowed;
  }

  /**
   * Begins a session. One that runs some of the suite's methods again (Surefire's reruns) goes on
   * from the results of the last one in this process; one that runs some for the first time is
   * narrowed.
   */
  static SmokeSession begin(Path folderPath, SuiteSelection selection) {
    SmokeSession last = SESSIONS.get(folderPath);
    boolean rerun =
        selection.isPartial() && last != null && !last.narrowed && last.unfinishedSuites.isEmpty();
    SmokeSession session = new SmokeSession(folderPath, selection, selection.isPartial() && !rerun);
    if (rerun && last != null) {
      session.recorder.seed(last.recorder, selection.methods());
    }
    SESSIONS.put(folderPath, session);
    return session;
  }

  /** The session that writes to a folder, if the listener began one. */
  static Optional<SmokeSession> at(Path folderPath) {
    return Optional.ofNullable(SESSIONS.get(folderPath));
  }

  RunRecorder recorder() {
    return recorder;
  }

  /**
   * Opens the report folder and replaces the last run's report by one that says {@code incomplete}.
   *
   * @throws WrongUsageException if the folder may not be written to
   * @throws IOException if it cannot be
   */
  synchronized void open() throws IOException {
    if (folder.isEmpty()) {
      try {
        folder = Optional.of(ReportFolder.open(folderPath));
      } catch (ReportRefusedException e) {
        throw new WrongUsageException(String.valueOf(e.getMessage()));
      }
      write();
    }
  }

  /** A test of a suite says what its check says. */
  void judged(String suiteId, Check check, Judgement judgement) {
    made.incrementAndGet();
    judged.put(key(suiteId, check.id()), new Judged(check, judgement));
  }

  /** The listener says what JUnit made of a test. */
  void finished(
      String suiteId,
      String testId,
      String displayName,
      Verdict verdict,
      String detail,
      Duration duration) {
    Judged said = judged.remove(key(suiteId, displayName));
    if (said != null) {
      heard.incrementAndGet();
    }
    Result result;
    if (said == null) {
      result = Result.crashed(displayName, displayName + ": " + detail, duration);
    } else if (said.judgement().verdict() == verdict) {
      result = Result.of(said.check(), said.judgement(), duration);
    } else {
      String contradiction =
          displayName
              + ": the check says "
              + said.judgement().verdict().label()
              + ", JUnit says "
              + verdict.label()
              + ": "
              + detail;
      result = Result.crashed(displayName, contradiction, duration);
    }
    recorder.add(testId, result);
  }

  /** A container failed. */
  void containerFailed(String containerId, String displayName, String detail, Duration duration) {
    recorder.add(containerId, Result.crashed(displayName, displayName + ": " + detail, duration));
  }

  /**
   * A suite's tests are done.
   *
   * @throws IllegalStateException if the listener did not hear of each of them
   */
  void suiteFinished(String suiteId) {
    unfinishedSuites.remove(suiteId);
    if (heard.get() < made.get()) {
      throw new IllegalStateException(
          "The report would lack tests: "
              + made.get()
              + " checks were made, the report listener heard of "
              + heard.get()
              + ". Register "
              + SmokeReportListener.class.getName()
              + " with the launcher.");
    }
  }

  /** Replaces the report by one of what is known now. */
  synchronized void write() throws IOException {
    if (folder.isPresent()) {
      folder.get().write(report());
    }
  }

  /** What the console shows at the end. */
  synchronized List<String> console() {
    Path file = folderPath.resolve(ReportFolder.REPORT);
    Path here = Path.of("").toAbsolutePath();
    String shown = (file.startsWith(here) ? here.relativize(file) : file).toString();
    return ConsoleSummary.of(report(), folder.isPresent() ? shown : "none");
  }

  RunReport report() {
    List<String> missing = new ArrayList<>();
    if (!unfinishedSuites.isEmpty()) {
      missing.add("the run has not finished");
    }
    if (narrowed) {
      missing.add("only some methods of the suite were selected, so not everything was checked");
    }
    return recorder.report(missing);
  }

  private static String key(String suiteId, String displayName) {
    return suiteId + " " + displayName;
  }

  private record Judged(Check check, Judgement judgement) {}
}
