package io.harmonia.smoke.digest;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of the machine's cores are at work on files, as far as this run knows. */
final class Cores {
  private final int count;
  private final AtomicInteger busy = new AtomicInteger();

  Cores(int count) {
    this.count = count;
  }

  /** Those of this machine, or the part of them that a container allows. */
  static Cores ofThisMachine() {
    return new Cores(Runtime.getRuntime().availableProcessors());
  }

  /** Takes one, free or not: for work that is to be done in any case. */
  void take() {
    busy.incrementAndGet();
  }

  /** Takes one if one is free: for help that would only be in the way where none is. */
  boolean tryTake() {
    for (int now = busy.get(); now < count; now = busy.get()) {
      if (busy.compareAndSet(now, now + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Gives one back. */
  void release() {
    busy.decrementAndGet();
  }
}
