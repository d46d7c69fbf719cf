package io.harmonia.smoke.allure;

import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Quantity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which of a run's results Allure gets: at most so many, and one that sums up the rest.
 *
 * <p>What drifted or is unchecked comes first: where there is no room, it takes that of a result
 * that passed or was skipped, whose file it then replaces.
 */
public final class AllureShare {
  private static final long MILLIS_TO_WRITE = 1_000;

  private final long limit;
  private final String restUuid = UUID.randomUUID().toString();
  private final Map<Verdict, Long> leftOut = new EnumMap<>(Verdict.class);
  private final Deque<Written> yielding = new ArrayDeque<>();
  private final Map<String, Verdict> unwritten = new LinkedHashMap<>();
  private int writing;
  private long kept;

  /**
   * @param limit number of results, or 0 for as many as there are
   */
  public AllureShare(long limit) {
    this.limit = limit;
  }

  /** The UUID of the result that sums up the rest. */
  String restUuid() {
    return restUuid;
  }

  /**
   * The UUID under which a result is to be written: its own, that of another which it replaces, or
   * {@link #restUuid} where there is no room.
   */
  public synchronized String place(String uuid, Verdict verdict) {
    if (limit == 0) {
      return uuid;
    }
    if (kept < limit) {
      kept++;
      if (!verdict.isWrong()) {
        unwritten.put(uuid, verdict);
      }
      return uuid;
    }
    Optional<Written> other = verdict.isWrong() ? yielding(uuid) : Optional.empty();
    leftOut.merge(other.map(Written::verdict).orElse(verdict), 1L, Long::sum);
    return other.map(Written::uuid).orElse(restUuid);
  }

  /** A result that makes room: one that was written, or is to be, which then leaves its place. */
  private synchronized Optional<Written> yielding(String uuid) {
    while (yielding.isEmpty() && unwritten.isEmpty() && writing > 0) {
      try {
        int before = writing;
        wait(MILLIS_TO_WRITE);
        if (writing == before) {
          writing = 0; // it will never be
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    if (yielding.isEmpty() && !unwritten.isEmpty()) {
      String first = unwritten.keySet().iterator().next();
      Verdict verdict = Optional.ofNullable(unwritten.remove(first)).orElseThrow();
      return Optional.of(new Written(uuid, verdict));
    }
    return Optional.ofNullable(yielding.poll());
  }

  /** The UUID of a result with a place of its own that is about to be written. */
  synchronized String writing(String uuid, Verdict verdict) {
    if (limit == 0 || verdict.isWrong()) {
      return uuid;
    }
    if (unwritten.remove(uuid) == null) {
      return restUuid;
    }
    writing++;
    return uuid;
  }

  /** A result was written under its own UUID. */
  synchronized void written(String uuid, Verdict verdict) {
    if (limit > 0 && !verdict.isWrong()) {
      writing = Math.max(0, writing - 1);
      yielding.add(new Written(uuid, verdict));
      notifyAll();
    }
  }

  /** What the rest comes to, if there is any: its gravest verdict, and how many of which. */
  public synchronized Optional<Rest> rest() {
    return leftOut.keySet().stream()
        .findFirst()
        .map(
            gravest ->
                new Rest(
                    gravest == Verdict.PASSED ? Verdict.SKIPPED : gravest,
                    "Allure was given "
                        + Quantity.count(limit, "result", "results")
                        + " (smoke.allure.limit). Left out are "
                        + leftOut.entrySet().stream()
                            .map(
                                some ->
                                    Quantity.grouped(some.getValue()) + " " + some.getKey().label())
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private record Written(String uuid, Verdict verdict) {}

  /**
   * What was left out.
   *
   * @param verdict the gravest; skipped where everything passed, since nothing of it is shown
   * @param message how many of which verdict
   */
  public record Rest(Verdict verdict, String message) {}
}
