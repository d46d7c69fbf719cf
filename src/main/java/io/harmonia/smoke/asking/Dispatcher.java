package io.harmonia.smoke.asking;

import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.Request;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests: at most four to a host and sixteen in all at the same time, each host in its
 * turn. A host that wants to be left alone for a while is; one that did not answer ten times in a
 * row is asked no more.
 */
final class Dispatcher {
  static final int AT_ONCE = 16;
  static final int AT_ONCE_A_HOST = 4;
  static final int FAILURES = 10;

  private final Transport transport;
  private final Pace pace;
  private final Limit limit;
  private final Consumer<Map<Question, Observed>> done;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private final Queue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::at));
  private int threads;
  private int idle;

  /**
   * When everything must be over.
   *
   * @param end what {@link System#nanoTime} says then
   * @param said to stand after the URL
   */
  record Limit(long end, String said) {
    Duration left() {
      return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
  }

  /** A course, and where it is. */
  private record Job(Course course, Request request, int time) {}

  /** A job that waits. */
  private record Later(long at, Lane lane, Job job) {}

  /** The requests to one host. */
  private static final class Lane {
    private final Deque<Job> jobs = new ArrayDeque<>();
    private int inFlight;
    private int failures;
    private int strikes; // since it last answered
    private long pausedUntil = Long.MIN_VALUE;
    private boolean queued;
  }

  /**
   * @param done is told what came of each course, in any thread
   */
  Dispatcher(Transport transport, Pace pace, Limit limit, Consumer<Map<Question, Observed>> done) {
    this.transport = transport;
    this.pace = pace;
    this.limit = limit;
    this.done = done;
  }

  /** Begins a course. */
  synchronized void begin(Course course) {
    add(new Job(course, course.first(), 0));
  }

  private void add(Job job) {
    Lane lane = lanes.computeIfAbsent(job.request().url().host(), host -> new Lane());
    lane.jobs.add(job);
    offer(lane);
  }

  private void offer(Lane lane) {
    if (!lane.queued && lane.inFlight < AT_ONCE_A_HOST && !lane.jobs.isEmpty()) {
      lane.queued = true;
      ready.add(lane);
      if (idle > 0) {
        notify();
      } else if (threads < AT_ONCE) {
        threads++;
        Thread thread = new Thread(this::work, "smoke-upstream-" + threads);
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private void work() {
    try {
      for (Taken taken = take(); taken != null; taken = take()) {
        make(taken);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that
    }
  }

  /** A job that is under way. */
  private record Taken(Lane lane, Job job, boolean isGivenUp) {}

  /** The next job; waits for one as long as there may be any. */
  private synchronized @Nullable Taken take() throws InterruptedException {
    while (true) {
      long now = System.nanoTime();
      for (Later next = later.peek(); next != null && next.at() <= now; next = later.peek()) {
        later.remove();
        next.lane().jobs.addFirst(next.job());
        offer(next.lane());
      }
      Lane lane = ready.poll();
      if (lane == null) {
        if (later.isEmpty()) {
          threads--;
          return null;
        }
        idle++;
        wait(Math.max(1, (later.element().at() - now) / 1_000_000));
        idle--;
        continue;
      }
      lane.queued = false;
      Job job = lane.jobs.remove();
      if (lane.pausedUntil > now && lane.pausedUntil < limit.end()) {
        later.add(new Later(lane.pausedUntil, lane, job));
        offer(lane);
        continue;
      }
      lane.inFlight++;
      offer(lane);
      return new Taken(lane, job, lane.failures >= FAILURES);
    }
  }

  private void make(Taken taken) throws InterruptedException {
    Job job = taken.job();
    Step step;
    boolean isAnswered = false;
    Duration left = limit.left();
    if (left.isZero()) {
      step = job.course().gaveUp(Standing.UNREACHABLE, limit.said());
    } else if (taken.isGivenUp()) {
      step =
          job.course()
              .gaveUp(
                  Standing.UNREACHABLE,
                  "was not asked, since "
                      + job.request().url().host()
                      + " did not answer "
                      + FAILURES
                      + " others");
    } else {
      Duration longest = left.compareTo(pace.request()) < 0 ? left : pace.request();
      try {
        Answer answer = transport.send(job.request(), longest);
        step = job.course().next(answer);
        isAnswered = !(step instanceof Step.Again);
      } catch (RefusedRequestException e) {
        step = job.course().gaveUp(Standing.REFUSED, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        step = new Step.Again(Optional.empty(), String.valueOf(e.getMessage()));
      } catch (RuntimeException
          | StackOverflowError e) { // of a request that cannot be made; its text may be a secret
        step = job.course().gaveUp(Standing.UNREACHABLE, "cannot be asked for");
      }
    }
    ended(taken, step, isAnswered);
  }

  private void ended(Taken taken, Step step, boolean isAnswered) {
    Map<Question, Observed> observed = Map.of();
    synchronized (this) {
      Lane lane = taken.lane();
      lane.inFlight--;
      Job job = taken.job();
      if (step instanceof Step.Again again) {
        Optional<Duration> asked = pace.asked(again.after());
        Duration pause = asked.orElseGet(() -> pace.pause(job.time()));
        boolean isTooLong =
            pause.compareTo(pace.longest()) > 0 || pause.compareTo(limit.left()) >= 0;
        if (job.time() >= pace.times() || isTooLong) {
          lane.failures++;
          observed =
              job.course()
                  .gaveUp(
                      Standing.UNREACHABLE,
                      again.why()
                          + (isTooLong
                              ? ", and there was no time to ask again"
                              : ", " + (job.time() + 1) + " times"))
                  .observed();
        } else {
          long at = System.nanoTime() + pause.toNanos();
          lane.strikes++;
          if (asked.isPresent()
              || lane.strikes >= AT_ONCE_A_HOST) { // new ones would fare no better
            lane.pausedUntil = Math.max(lane.pausedUntil, at);
          }
          later.add(new Later(at, lane, new Job(job.course(), job.request(), job.time() + 1)));
        }
      } else {
        lane.failures = isAnswered ? 0 : lane.failures;
        lane.strikes = isAnswered ? 0 : lane.strikes;
        if (step instanceof Step.Send send) {
          add(new Job(job.course(), send.request(), 0));
        } else if (step instanceof Step.Done end) {
          observed = end.observed();
        }
      }
      offer(lane);
      notifyAll();
    }
    if (!observed.isEmpty()) {
      done.accept(observed);
    }
  }
}
