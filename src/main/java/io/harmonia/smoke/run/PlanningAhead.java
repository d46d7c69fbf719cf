package io.harmonia.smoke.run;

import io.harmonia.smoke.settings.GivenSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Reads the workspace, and begins to hash its files, while JUnit starts. What goes wrong is said
 * when the suite asks for the result, as if it had read the workspace itself.
 */
public final class PlanningAhead {
  private final CompletableFuture<PlannedRun> planned = new CompletableFuture<>();

  private PlanningAhead() {}

  /**
   * Begins, in a thread of its own.
   *
   * @param parameters the configuration parameters, the same that the suite is run with
   */
  public static PlanningAhead begin(Function<String, Optional<String>> parameters) {
    PlanningAhead ahead = new PlanningAhead();
    long begun = System.nanoTime();
    Thread thread = new Thread(() -> ahead.plan(parameters, begun), "smoke-planning-ahead");
    thread.setDaemon(true);
    thread.start();
    return ahead;
  }

  private void plan(Function<String, Optional<String>> parameters, long begun) {
    try {
      GivenSettings settings = WorkspaceFiles.settled(GivenSettings.here(parameters));
      planned.complete(
          PlannedRun.of(
              settings, settings.bounds(begun), HashingAhead.When.AT_ONCE, Clock.systemUTC()));
    } catch (Throwable e) { // whatever it is, who waits for the plan throws it
      planned.completeExceptionally(e);
    }
  }

  /**
   * The plan, once it is made.
   *
   * @throws IOException as {@link PlannedRun#of}
   */
  public PlannedRun await() throws IOException {
    try {
      return planned.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof RuntimeException ours) {
        throw ours;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
