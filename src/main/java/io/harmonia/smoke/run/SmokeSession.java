package io.harmonia.smoke.run;

import io.harmonia.smoke.asking.Asker;
import io.harmonia.smoke.digest.DigestMemory;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.memory.LastResort;
import io.harmonia.smoke.memory.RunTooLargeException;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.PartialRuns;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * One test plan's run of the suite: where the tests, which know what their checks say, and the
 * listener, which knows what JUnit makes of them, meet. Sessions are found by their report folder.
 *
 * <p>A plan that runs some of the last one's tests again (Surefire's reruns, which select failed
 * tests by their unique IDs) goes on from its results. One that runs only some of the tests for the
 * first time is incomplete.
 */
public final class SmokeSession {
  private static final ConcurrentMap<Path, SmokeSession> SESSIONS = new ConcurrentHashMap<>();

  private final long begun = System.nanoTime();
  private final RunRecorder recorder = new RunRecorder(Clock.systemUTC());
  private final Map<String, ChecksUnderWay> checks = new ConcurrentHashMap<>();
  private final Selection selection;
  private final Launch launch;
  private final AtomicReference<Optional<PlanningAhead>> ahead;
  private final Completeness completeness;
  private final StandingReport standing;
  private final List<DigestMemory> memories = new CopyOnWriteArrayList<>();
  private Optional<RunRecorder> earlier;
  private volatile boolean ended;
  private volatile boolean red;
  private Optional<String> unwritten = Optional.empty();
  private Optional<String> brokenOff = Optional.empty();

  private SmokeSession(
      GivenSettings settings, Selection selection, Optional<RunRecorder> earlier, Launch launch) {
    this.selection = selection;
    this.launch = launch;
    this.ahead = new AtomicReference<>(launch.ahead());
    this.completeness = new Completeness(selection, earlier.isPresent(), partial(settings));
    this.standing =
        new StandingReport(
            settings.get(SmokeSettings.REPORT_DIR),
            settings.get(SmokeSettings.JUNIT_XML),
            WorkspaceFiles.place(settings));
    this.earlier = earlier;
  }

  /** Begins a session, going on from the last one's results where that ran the same classes. */
  public static SmokeSession begin(GivenSettings settings, Selection selection, Launch launch) {
    LastResort.prepare(SmokeSession::breakOffAll);
    Path folder = settings.get(SmokeSettings.REPORT_DIR);
    Optional<RunRecorder> earlier =
        Optional.ofNullable(SESSIONS.get(folder))
            .filter(last -> last.completeness.isWhole())
            .filter(last -> last.selection.suites().containsAll(selection.suites()))
            .map(last -> last.recorder);
    SmokeSession session = new SmokeSession(settings, selection, earlier, launch);
    earlier.ifPresent(
        recorder -> session.recorder.seed(recorder, (id, name) -> !selection.covers(id)));
    SESSIONS.put(folder, session);
    return session;
  }

  /** Where the setting is no word, the suite fails when it asks itself, which is red. */
  private static PartialRuns partial(GivenSettings settings) {
    try {
      return settings.get(SmokeSettings.PARTIAL);
    } catch (WrongUsageException e) {
      return PartialRuns.REJECT;
    }
  }

  /** The session that writes to a folder, if a listener began one and its plan still runs. */
  public static Optional<SmokeSession> at(Path folder) {
    return Optional.ofNullable(SESSIONS.get(folder)).filter(session -> !session.ended);
  }

  /** Replaces the last run's report where no listener would, so that it does not speak for this. */
  public static void writeUnheard(GivenSettings settings, String suiteId) throws IOException {
    Launch launch = Launch.shownOn(new ConsoleDisplay(System.out));
    new SmokeSession(settings, Selection.ofClass(suiteId), Optional.empty(), launch).open();
  }

  /**
   * Says what was asked for, before it is known what that leads to.
   *
   * @param parameters names of JUnit's, which, as system properties, may be settings that are not
   *     known
   */
  public void told(GivenSettings settings, Set<String> parameters) {
    recorder.settings(settings.given());
    replaceTheLastReport();
    Set<String> names = new HashSet<>(System.getProperties().stringPropertyNames());
    names.addAll(parameters);
    SmokeSettings.unknown(names)
        .forEach(name -> recorder.note("the setting " + name + " is unknown and ignored"));
  }

  /** Where that fails, the suite fails when it tries again, which is red. */
  private void replaceTheLastReport() {
    try {
      open();
    } catch (IOException | WrongUsageException e) {
      // said by the suite
    }
  }

  /**
   * The suite begins: opens the report and plans what is to be checked, which the report says from
   * now on.
   *
   * @throws WrongUsageException if the settings make no sense
   * @throws IOException if the report cannot be written, or as {@link PlannedRun#of}
   */
  public PlannedRun start(GivenSettings settings) throws IOException {
    open();
    settings.get(SmokeSettings.PARTIAL); // is a word that is known, or this run is red
    PlannedRun planned = plan(settings);
    write();
    return planned;
  }

  /**
   * What is to be checked, which the report says from now on.
   *
   * @throws IOException as {@link PlannedRun#of}
   */
  private PlannedRun plan(GivenSettings settings) throws IOException {
    Optional<Shard> shard = settings.get(SmokeSettings.SHARD);
    recorder.shard(shard);
    PlannedRun planned = planned(settings);
    LastResort.reserve(planned.checks().count());
    planned.notes().forEach(recorder::note);
    memories.add(planned.digests().memory());
    recorder.workspace(
        planned.workspace(), planned.digests()::bytesHashed, planned.checks()::artifacts);
    recorder.unverified(planned.checks()::unverified);
    if (planned.checks().isEmpty()) {
      recorder.note(shard.orElseThrow().withoutCheck());
    }
    return planned;
  }

  /** As it was planned ahead, for the first class that asks. */
  private PlannedRun planned(GivenSettings settings) throws IOException {
    Optional<PlanningAhead> begunAlready = ahead.getAndSet(Optional.empty());
    if (begunAlready.isPresent()) {
      return begunAlready.get().await();
    }
    boolean whole = !completeness.isNarrowed() && earlier.isEmpty();
    GivenSettings settled = WorkspaceFiles.settled(settings);
    return PlannedRun.of(
        settled,
        settled.bounds(begun),
        whole ? HashingAhead.When.WHEN_PLANNED : HashingAhead.When.NEVER,
        Clock.systemUTC());
  }

  /** Whether Allure, where it is on the class path, is told what each test is about. */
  public boolean tellsAllure() {
    return launch.tellsAllure();
  }

  /** What was recorded of the run. */
  public RunRecorder recorder() {
    return recorder;
  }

  /** The checks of a class that are not done. */
  public ChecksUnderWay checks(String suiteId) {
    return checks.computeIfAbsent(suiteId, id -> new ChecksUnderWay());
  }

  /**
   * Opens the report folder and replaces the last run's report by one that says {@code incomplete}.
   *
   * @throws WrongUsageException if the folder may not be written to
   * @throws IOException if it cannot be
   */
  public synchronized void open() throws IOException {
    Optional<Path> opened = standing.open();
    if (opened.isPresent()) {
      recorder.spillTo(opened.get());
    }
    write();
  }

  /** The listener says what JUnit made of a test. */
  public void finished(
      String suiteId,
      String testId,
      String displayName,
      Verdict verdict,
      String detail,
      Duration duration) {
    recorder.add(testId, checks(suiteId).heard(displayName, verdict, detail, duration));
  }

  /** A check was made, and nobody else tells of it. */
  public void made(Check check, Judgement judgement, Duration duration) {
    if (judgement.verdict().isWrong()) {
      red = true;
    }
    recorder.add(Integer.toString(check.number()), Result.of(check, judgement, duration));
  }

  /** A check could not be made for an error of its own, and nobody else tells of it. */
  public void crashed(Check check, Throwable why, Duration duration) {
    red = true;
    recorder.add(
        Integer.toString(check.number()),
        Result.crashed(check.id(), check.id() + ": " + detailOf(why), duration));
  }

  /** What a report says of what was thrown. */
  public static String detailOf(Throwable e) {
    return e instanceof WrongUsageException || e instanceof RunTooLargeException
        ? Printable.whole(String.valueOf(e.getMessage()))
        : Printable.of(e.toString());
  }

  /** A container failed. */
  public void containerFailed(
      String containerId, String displayName, String detail, Duration duration) {
    recorder.add(containerId, Result.crashed(displayName, displayName + ": " + detail, duration));
  }

  /** A class of the suite or one of its methods was skipped. */
  public void switchedOff(String suiteId, String containerId, String displayName, String detail) {
    containerFailed(containerId, displayName, "was not run: " + detail, Duration.ZERO);
    completeness.switchedOff(suiteId);
  }

  /** JUnit saw a test or container of the suite fail. */
  public void failed() {
    red = true;
  }

  /**
   * A suite's tests are done.
   *
   * @return the number of tests of which the listener did not hear
   */
  public synchronized int suiteFinished(String suiteId) {
    Set<String> left = checks(suiteId).notRun();
    if (earlier.isPresent()) {
      recorder
          .seed(earlier.get(), (id, name) -> id.startsWith(suiteId + "/") && left.contains(name))
          .forEach(left::remove);
    }
    completeness.finished(suiteId, left);
    return checks(suiteId).unheard();
  }

  /**
   * Makes a suite red of which not all tests were run, unless that is allowed.
   *
   * @throws WrongUsageException if only some were
   */
  public synchronized void requireWhole(String suiteId) {
    completeness
        .refusal(suiteId, ended)
        .ifPresent(
            why -> {
              throw new WrongUsageException(why);
            });
  }

  /**
   * Why the last run that wrote to a folder must be red, where JUnit saw nothing fail: not all of
   * it was run, or its report could not be written.
   */
  public static Optional<String> unsaid(Path folder) {
    return Optional.ofNullable(SESSIONS.get(folder)).flatMap(SmokeSession::unsaid);
  }

  private synchronized Optional<String> unsaid() {
    return red ? Optional.empty() : completeness.refusal(ended).or(() -> unwritten);
  }

  /** The plan's tests are done: writes and shows the last report, even where no suite was run. */
  public synchronized void end() {
    ended = true;
    memories.forEach(memory -> memory.save().forEach(recorder::note));
    memories.clear();
    try {
      open();
      standing.writeXml(this::report);
      if (earlier.isPresent()) {
        earlier.get().close();
        earlier = Optional.empty();
      }
    } catch (IOException | WrongUsageException e) {
      unwritten =
          Optional.of("the report could not be written: " + Printable.of(String.valueOf(e)));
      launch.display().failed(unwritten.get());
    } catch (OutOfMemoryError e) {
      LastResort.endWhereOutOfMemory(e);
    } finally {
      LastResort.release();
    }
    show();
  }

  /**
   * The process ends: replaces the report of every session that is not done by one that says so,
   * and prints it.
   */
  private static void breakOffAll(String why) {
    for (SmokeSession session : SESSIONS.values()) {
      try {
        session.breakOff(why);
      } catch (IOException e) {
        session
            .launch
            .display()
            .failed(
                "incomplete: "
                    + why
                    + "; the report could not be written: "
                    + Printable.of(String.valueOf(e)));
      }
    }
  }

  private synchronized void breakOff(String why) throws IOException {
    if (!ended && standing.isThere()) {
      brokenOff = Optional.of(why);
      standing.write(why, this::report);
      show();
    }
  }

  /**
   * Replaces the report by one of what is known now, unless the process ends.
   *
   * @throws IOException if that cannot be done, or could not be before
   */
  public synchronized void write() throws IOException {
    if (brokenOff.isEmpty()) {
      standing.write(new State(recorder.changes(), missing()), this::report);
    }
  }

  private void show() {
    launch.display().finished(report(), standing.file());
  }

  /** Shows how far hashing and asking are, as long as they go on, until it is cancelled. */
  public Timer showHashing(PlannedRun planned) {
    long total = planned.bytesRecorded();
    Timer timer = new Timer("smoke-progress", true);
    timer.schedule(
        new TimerTask() {
          private long last;
          private long lastAsked;

          @Override
          public void run() {
            long now = planned.digests().bytesHashed();
            long asked = planned.asker().map(Asker::asked).orElse(0L);
            if (now > last) {
              launch.display().hashing(now, Math.max(now, total));
            } else if (asked > lastAsked) {
              launch.display().asking(asked, planned.asker().map(Asker::all).orElse(asked));
            }
            last = now;
            lastAsked = asked;
          }
        },
        2_000,
        500);
    return timer;
  }

  /** Where the report is, as people are told. */
  public String reportFile() {
    return ConsoleDisplay.shown(standing.place());
  }

  /** What is known now. */
  public RunReport report() {
    return recorder.report(missing());
  }

  private List<String> missing() {
    return Stream.concat(brokenOff.stream(), completeness.missing(ended).stream()).toList();
  }

  /**
   * What a report says.
   *
   * @param changes of what was recorded
   * @param missing for the run to be complete
   */
  private record State(long changes, List<String> missing) {}
}
