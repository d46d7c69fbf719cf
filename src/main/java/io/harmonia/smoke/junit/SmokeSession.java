package io.harmonia.smoke.junit;

import io.harmonia.smoke.allure.AllureShare;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.report.ReportFolder;
import io.harmonia.smoke.report.ReportRefusedException;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.run.ConsoleDisplay;
import io.harmonia.smoke.run.HashingAhead;
import io.harmonia.smoke.run.HashingProgress;
import io.harmonia.smoke.run.PlannedRun;
import io.harmonia.smoke.run.PlanningAhead;
import io.harmonia.smoke.run.RunDisplay;
import io.harmonia.smoke.run.SuiteProgress;
import io.harmonia.smoke.run.WorkspaceFiles;
import io.harmonia.smoke.settings.PartialRuns;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * One test plan's run of the suite: where the tests, which know what their checks say, and the
 * listener, which knows what JUnit makes of them, meet. Sessions are found by their report folder.
 *
 * <p>A plan that runs some of the last one's tests again (Surefire's reruns, which select failed
 * tests by their unique IDs) goes on from its results. One that runs only some of the tests for the
 * first time is incomplete.
 */
final class SmokeSession {
  private static final ConcurrentMap<Path, SmokeSession> SESSIONS = new ConcurrentHashMap<>();

  private final long begun = System.nanoTime();
  private final RunRecorder recorder = new RunRecorder(Clock.systemUTC());
  private final Map<String, SuiteProgress> progress = new ConcurrentHashMap<>();
  private final Set<String> notRun = ConcurrentHashMap.newKeySet();
  private final Set<String> unfinishedSuites = ConcurrentHashMap.newKeySet();
  private final Set<String> partialSuites = ConcurrentHashMap.newKeySet();
  private final SuiteSelection selection;
  private final PartialRuns partial;
  private final Path folderPath;
  private final Path workspace;
  private final boolean narrowed;
  private final RunDisplay display;
  private final boolean tellsAllure;
  private final AtomicReference<Optional<PlanningAhead>> ahead;
  private Optional<RunRecorder> earlier;
  private Optional<ReportFolder> folder = Optional.empty();
  private Optional<AllureShare> allure = Optional.empty();
  private Optional<State> written = Optional.empty();
  private volatile boolean ended;
  private volatile boolean red;
  private Optional<IOException> broken = Optional.empty();
  private Optional<String> unwritten = Optional.empty();
  private Optional<String> brokenOff = Optional.empty();

  private SmokeSession(
      SmokeSettings settings,
      SuiteSelection selection,
      boolean narrowed,
      Optional<RunRecorder> earlier,
      RunDisplay display,
      boolean tellsAllure,
      Optional<PlanningAhead> ahead) {
    this.ahead = new AtomicReference<>(ahead);
    this.display = display;
    this.tellsAllure = tellsAllure;
    this.folderPath = settings.reportFolder();
    this.workspace = WorkspaceFiles.place(settings);
    this.selection = selection;
    this.partial = partial(settings);
    this.unfinishedSuites.addAll(selection.suites());
    this.narrowed = narrowed;
    this.earlier = earlier;
  }

  /** Begins a session, going on from the last one's results where that ran the same classes. */
  static SmokeSession begin(
      SmokeSettings settings,
      SuiteSelection selection,
      RunDisplay display,
      boolean tellsAllure,
      Optional<PlanningAhead> ahead) {
    LastResort.prepare();
    Path folderPath = settings.reportFolder();
    SmokeSession last = SESSIONS.get(folderPath);
    Optional<RunRecorder> earlier =
        last != null && last.isComplete() && last.selection.suites().containsAll(selection.suites())
            ? Optional.of(last.recorder)
            : Optional.empty();
    boolean narrowed = selection.isPartial() && earlier.isEmpty();
    SmokeSession session =
        new SmokeSession(settings, selection, narrowed, earlier, display, tellsAllure, ahead);
    earlier.ifPresent(
        recorder -> session.recorder.seed(recorder, (id, name) -> !selection.covers(id)));
    SESSIONS.put(folderPath, session);
    return session;
  }

  /** Where the setting is no word, the suite fails when it asks itself, which is red. */
  private static PartialRuns partial(SmokeSettings settings) {
    try {
      return settings.partial();
    } catch (WrongUsageException e) {
      return PartialRuns.REJECT;
    }
  }

  /** The session that writes to a folder, if a listener began one and its plan still runs. */
  static Optional<SmokeSession> at(Path folderPath) {
    return Optional.ofNullable(SESSIONS.get(folderPath)).filter(session -> !session.ended);
  }

  /** Replaces the last run's report where no listener would, so that it does not speak for this. */
  static void writeUnheard(SmokeSettings settings, String suiteId) throws IOException {
    SuiteSelection selection = new SuiteSelection(Set.of(suiteId), Set.of());
    RunDisplay display = new ConsoleDisplay(System.out);
    new SmokeSession(settings, selection, false, Optional.empty(), display, false, Optional.empty())
        .open();
  }

  /**
   * What is to be checked: as it was planned ahead, for the first class that asks.
   *
   * @throws IOException as {@link PlannedRun#of}
   */
  PlannedRun plan(SmokeSettings settings, Clock clock) throws IOException {
    Optional<PlanningAhead> begunAlready = ahead.getAndSet(Optional.empty());
    if (begunAlready.isPresent()) {
      return begunAlready.get().await();
    }
    boolean whole = !narrowed && earlier.isEmpty();
    return PlannedRun.of(
        settings,
        settings.bounds(begun),
        whole ? HashingAhead.When.WHEN_PLANNED : HashingAhead.When.NEVER,
        clock);
  }

  /** Which of its results Allure gets, if it is told anything where it is there. */
  synchronized Optional<AllureShare> allure(SmokeSettings settings) {
    if (tellsAllure && allure.isEmpty()) {
      allure = Optional.of(new AllureShare(settings.allureLimit()));
    }
    return allure;
  }

  RunRecorder recorder() {
    return recorder;
  }

  /** How far a class has come. */
  SuiteProgress progress(String suiteId) {
    return progress.computeIfAbsent(suiteId, id -> new SuiteProgress());
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
        ReportFolder opened = ReportFolder.open(folderPath, workspace);
        folder = Optional.of(opened);
        recorder.spillTo(opened.path());
      } catch (ReportRefusedException e) {
        throw new WrongUsageException(String.valueOf(e.getMessage()));
      }
    }
    write();
  }

  /** The listener says what JUnit made of a test. */
  void finished(
      String suiteId,
      String testId,
      String displayName,
      Verdict verdict,
      String detail,
      Duration duration) {
    Optional<SuiteProgress.Judged> said = progress(suiteId).heard(displayName);
    Result result;
    if (said.isEmpty()) {
      result = Result.crashed(displayName, displayName + ": " + detail, duration);
    } else if (said.get().judgement().verdict() == verdict) {
      result = Result.of(said.get().check(), said.get().judgement(), duration);
    } else {
      String contradiction =
          displayName
              + ": the check says "
              + said.get().judgement().verdict().label()
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

  /** A class of the suite or one of its methods was skipped. */
  void switchedOff(String suiteId, String containerId, String displayName, String detail) {
    containerFailed(containerId, displayName, "was not run: " + detail, Duration.ZERO);
    partialSuites.add(suiteId);
  }

  /** JUnit saw a test or container of the suite fail. */
  void failed() {
    red = true;
  }

  /**
   * A suite's tests are done.
   *
   * @throws IllegalStateException if the listener did not hear of each of them
   */
  synchronized void suiteFinished(String suiteId) {
    unfinishedSuites.remove(suiteId);
    Set<String> left = progress(suiteId).notRun();
    if (earlier.isPresent()) {
      recorder
          .seed(earlier.get(), (id, name) -> id.startsWith(suiteId + "/") && left.contains(name))
          .forEach(left::remove);
    }
    notRun.addAll(left);
    if (!left.isEmpty() || (narrowed && selection.isPartial(suiteId))) {
      partialSuites.add(suiteId);
    }
    if (progress(suiteId).unheard() > 0) {
      throw new IllegalStateException(
          "The report would lack tests: the report listener did not hear of "
              + progress(suiteId).unheard()
              + " of them. Register "
              + SmokeReportListener.class.getName()
              + " with the launcher.");
    }
  }

  /**
   * Makes a suite red of which not all tests were run, unless that is allowed.
   *
   * @throws WrongUsageException if only some were
   */
  synchronized void requireWhole(String suiteId) {
    if (partial == PartialRuns.REJECT && partialSuites.contains(suiteId)) {
      throw new WrongUsageException(partialRun());
    }
  }

  private String partialRun() {
    return String.join("; ", missing(Optional.empty()))
        + ". Run the class of the suite as a whole, or set "
        + SmokeSettings.PARTIAL
        + "=allow where some tests are run on purpose, as in an IDE";
  }

  /**
   * Why the last run that wrote to a folder must be red, where JUnit saw nothing fail: not all of
   * it was run, or its report could not be written.
   */
  static Optional<String> unsaid(Path folderPath) {
    return Optional.ofNullable(SESSIONS.get(folderPath)).flatMap(SmokeSession::unsaid);
  }

  private synchronized Optional<String> unsaid() {
    if (red) {
      return Optional.empty();
    }
    return partial == PartialRuns.REJECT && !isComplete() ? Optional.of(partialRun()) : unwritten;
  }

  /** Tells that the report could not be written, and lets {@link #unsaid} know. */
  synchronized void couldNotWrite(Exception e) {
    String message = "the report could not be written: " + Printable.of(String.valueOf(e));
    unwritten = Optional.of(message);
    display.failed(message);
  }

  /**
   * The plan's tests are done; writes the last report, even where no suite came to run.
   *
   * @throws WrongUsageException if the folder may not be written to
   * @throws IOException if it cannot be
   */
  synchronized void end() throws IOException {
    ended = true;
    try {
      open();
      write();
      letGoOfTheEarlier();
    } catch (OutOfMemoryError e) {
      LastResort.endWhereOutOfMemory(e);
    } finally {
      LastResort.release();
    }
  }

  private void letGoOfTheEarlier() throws IOException {
    if (earlier.isPresent()) {
      earlier.get().close();
      earlier = Optional.empty();
    }
  }

  /**
   * The process ends: replaces the report of every session that is not done by one that says so,
   * and prints it.
   */
  static void breakOffAll(String why) {
    for (SmokeSession session : SESSIONS.values()) {
      try {
        session.breakOff(why);
      } catch (IOException e) {
        session.display.failed(
            "incomplete: "
                + why
                + "; the report could not be written: "
                + Printable.of(String.valueOf(e)));
      }
    }
  }

  private synchronized void breakOff(String why) throws IOException {
    if (!ended && folder.isPresent() && Files.isDirectory(folderPath)) {
      folder.get().write(report(Optional.of(why)));
      brokenOff = Optional.of(why);
      show();
    }
  }

  /**
   * Replaces the report by one of what is known now, unless that is what it says already or the
   * process ends.
   *
   * @throws IOException if that cannot be done, or could not be before: then there is no report,
   *     rather than one that may lack something
   */
  synchronized void write() throws IOException {
    if (broken.isPresent()) {
      throw broken.get();
    }
    State now = new State(recorder.changes(), missing(Optional.empty()));
    if (folder.isPresent() && brokenOff.isEmpty() && !written.equals(Optional.of(now))) {
      try {
        folder.get().write(report());
      } catch (IOException e) {
        broken = Optional.of(e);
        throw e;
      }
      written = Optional.of(now);
    }
  }

  /** Shows the report as it is known now. */
  synchronized void show() {
    display.finished(
        report(),
        folder
            .filter(open -> broken.isEmpty())
            .map(open -> folderPath.resolve(ReportFolder.REPORT).toAbsolutePath()));
  }

  /** Shows how far hashing is, until it is closed. */
  HashingProgress showHashing(LongSupplier bytesHashed, long bytesToHash) {
    return HashingProgress.start(bytesHashed, bytesToHash, display);
  }

  /** Where the report is, as people are told. */
  String reportFile() {
    return ConsoleDisplay.shown(folderPath.resolve(ReportFolder.REPORT));
  }

  RunReport report() {
    return report(brokenOff);
  }

  private RunReport report(Optional<String> end) {
    return recorder.report(missing(end));
  }

  private List<String> missing(Optional<String> end) {
    List<String> missing = new ArrayList<>();
    end.ifPresent(missing::add);
    if (!unfinishedSuites.isEmpty()) {
      missing.add(ended ? "the suite was not run" : "the run has not finished");
    }
    if (narrowed) {
      missing.add(
          "only some methods of the suite were selected, so not everything was checked"
              + allowed());
    }
    if (!notRun.isEmpty()) {
      missing.add(
          "only some tests of the suite were selected: "
              + notRun.size()
              + (notRun.size() == 1 ? " check was not made" : " checks were not made")
              + allowed());
    }
    return missing;
  }

  private String allowed() {
    return partial == PartialRuns.ALLOW ? " (" + SmokeSettings.PARTIAL + "=allow)" : "";
  }

  private boolean isComplete() {
    return unfinishedSuites.isEmpty() && partialSuites.isEmpty() && !narrowed;
  }

  /**
   * What a report says.
   *
   * @param changes of what was recorded
   * @param missing for the run to be complete
   */
  private record State(long changes, List<String> missing) {}
}
