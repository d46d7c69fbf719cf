package io.harmonia.smoke.run;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.memory.LastResort;
import io.harmonia.smoke.plan.Plan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Goes through the checks of a plan on every core. Each check is planned when a worker comes to it,
 * and none is kept.
 */
public final class CheckWorkers {
  /** The most checks that a worker takes at once, so that workers seldom wait for each other. */
  private static final int MOST_AT_ONCE = 32;

  private final Consumer<Check> maker;
  private final Source source;
  private final int threads;
  private final int atOnce;
  private final AtomicLong made = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * As many workers as there are cores, who go through a plan once.
   *
   * @param maker makes a check, on the thread of the worker that took it
   */
  public CheckWorkers(Plan plan, Consumer<Check> maker) {
    this(plan, maker, Runtime.getRuntime().availableProcessors());
  }

  CheckWorkers(Plan plan, Consumer<Check> maker, int cores) {
    int count = plan.count();
    this.maker = maker;
    this.source = new Source(plan);
    this.threads = Math.max(1, Math.min(cores, count));
    this.atOnce = Math.max(1, Math.min(MOST_AT_ONCE, count / (8 * threads)));
  }

  /**
   * Has all checks made.
   *
   * @return how many there were
   * @throws Exception what was thrown first where a check was planned or made; the rest is not made
   *     then
   */
  public long run() throws Exception {
    CountDownLatch others = new CountDownLatch(threads - 1);
    for (int i = 1; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                work();
                others.countDown();
              },
              "smoke-worker-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    work();
    others.await();
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof Exception e) {
      throw e;
    }
    return made.get();
  }

  private void work() {
    List<Check> taken = new ArrayList<>(atOnce);
    try {
      while (failure.get() == null && source.take(taken, atOnce)) {
        taken.forEach(maker);
        made.addAndGet(taken.size());
        taken.clear();
      }
    } catch (Throwable e) { // whatever it is, the run is red for it
      LastResort.endWhereOutOfMemory(e);
      failure.compareAndSet(null, e);
    }
  }

  /** The checks, for several who take them. */
  private static final class Source {
    private final Plan plan;
    private final Iterator<Plan.Group> groups = List.of(Plan.Group.values()).iterator();
    private Spliterator<Check> checks;

    Source(Plan plan) {
      this.plan = plan;
      this.checks = plan.checks(groups.next()).spliterator();
    }

    /** Takes some, unless there are none left. */
    synchronized boolean take(List<Check> into, int most) {
      while (into.size() < most) {
        if (!checks.tryAdvance(into::add)) {
          if (!groups.hasNext()) {
            break;
          }
          checks = plan.checks(groups.next()).spliterator();
        }
      }
      return !into.isEmpty();
    }
  }
}
