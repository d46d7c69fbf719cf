package io.harmonia.smoke.check;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.Optional;

/**
 * One thing that a check found.
 *
 * @param kind what it is about
 * @param message starts with the place where there is one; names expected and actual
 * @param remedy what a person can do about it
 * @param location the place
 */
public record Finding(Kind kind, String message, String remedy, Optional<Location> location) {

  /** A finding at a place. */
  public static Finding at(Location at, Kind kind, String message, String remedy) {
    return new Finding(kind, at + ": " + message, remedy, Optional.of(at));
  }

  /** A finding about the workspace as a whole. */
  public static Finding nowhere(Kind kind, String message, String remedy) {
    return new Finding(kind, message, remedy, Optional.empty());
  }

  /** A problem that parsing found. */
  public static Finding of(Kind kind, Problem problem) {
    return at(problem.at(), kind, problem.message(), problem.remedy());
  }
}
