package io.harmonia.smoke.run;

import java.util.Optional;

/**
 * How the suite is run, by whoever runs it.
 *
 * @param display shows the run
 * @param tellsAllure whether Allure, where it is on the class path, is told what each test is about
 * @param ahead the workspace, where its reading began already
 */
public record Launch(RunDisplay display, boolean tellsAllure, Optional<PlanningAhead> ahead) {

  /** As a build runs it: nothing was begun ahead. */
  public static Launch shownOn(RunDisplay display) {
    return new Launch(display, true, Optional.empty());
  }
}
