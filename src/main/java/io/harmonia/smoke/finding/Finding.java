package io.harmonia.smoke.finding;

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
 * @param waived what it was before it was waived, if it was
 * @param about what of the many things that its check speaks of, if it speaks of many
 */
public record Finding(
    Kind kind,
    String message,
    String remedy,
    Optional<Location> location,
    Optional<Waived> waived,
    Optional<Target> about) {

  /** A finding that nothing waives. */
  public Finding(Kind kind, String message, String remedy, Optional<Location> location) {
    this(kind, message, remedy, location, Optional.empty());
  }

  /** A finding of a check that speaks of one thing. */
  public Finding(
      Kind kind,
      String message,
      String remedy,
      Optional<Location> location,
      Optional<Waived> waived) {
    this(kind, message, remedy, location, waived, Optional.empty());
  }

  /** A finding at a place. */
  public static Finding at(Location at, Kind kind, String message, String remedy) {
    return new Finding(kind, at + ": " + message, remedy, Optional.of(at));
  }

  /** A finding about the workspace as a whole. */
  public static Finding nowhere(Kind kind, String message, String remedy) {
    return new Finding(kind, message, remedy, Optional.empty());
  }

  /** The same, of a check of many things, about one of them: what a waiver of it has to name. */
  public Finding about(Optional<Target> one) {
    return new Finding(kind, message, remedy, location, waived, one);
  }

  /** The finding that this one is waived. It tells what this one says, and why it is accepted. */
  public Finding waivedBy(Waiver waiver) {
    String place = location.map(at -> at + ": ").orElse("");
    String found = message.startsWith(place) ? message.substring(place.length()) : message;
    return new Finding(
        Kind.WAIVED,
        place
            + "waived until "
            + waiver.expires()
            + " ("
            + waiver.reason()
            + "), found "
            + kind.label()
            + ": "
            + found,
        remedy + " Then remove the waiver at " + waiver.at() + ".",
        location,
        Optional.of(new Waived(this, waiver.at(), waiver.reason(), waiver.expires())));
  }

  /** A problem that parsing found. */
  public static Finding of(Kind kind, Problem problem) {
    return at(problem.at(), kind, problem.message(), problem.remedy());
  }
}
