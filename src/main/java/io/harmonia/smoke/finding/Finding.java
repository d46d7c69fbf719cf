package io.harmonia.smoke.finding;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.Optional;

/**
 * One thing that a check found.
 *
 * @param kind what it is about
 * @param location the place, if it is about one
 * @param said what is wrong there
 * @param remedy what a person can do about it
 * @param waived what it was before it was waived, if it was
 * @param about what of the many things that its check speaks of, if it speaks of many
 */
public record Finding(
    Kind kind,
    Optional<Location> location,
    Wording said,
    String remedy,
    Optional<Waived> waived,
    Optional<Target> about) {

  private Finding(Kind kind, Optional<Location> location, Wording said, String remedy) {
    this(kind, location, said, remedy, Optional.empty(), Optional.empty());
  }

  /** A finding at a place. */
  public static Finding at(Location at, Kind kind, String said, String remedy) {
    return at(at, kind, Wording.of(said), remedy);
  }

  /** A finding at a place. */
  public static Finding at(Location at, Kind kind, Wording said, String remedy) {
    return new Finding(kind, Optional.of(at), said, remedy);
  }

  /** A finding about the workspace as a whole. */
  public static Finding nowhere(Kind kind, String said, String remedy) {
    return new Finding(kind, Optional.empty(), Wording.of(said), remedy);
  }

  /** A problem that parsing found. */
  public static Finding of(Kind kind, Problem problem) {
    return at(problem.at(), kind, problem.message(), problem.remedy());
  }

  /** A finding of which a report has the {@link #message}. */
  public static Finding read(Kind kind, Optional<Location> at, String message, String remedy) {
    String place = placeOf(at);
    String said = message.startsWith(place) ? message.substring(place.length()) : message;
    return new Finding(kind, at, Wording.of(said), remedy);
  }

  /** The same, of a check of many things, about one of them: what a waiver of it has to name. */
  public Finding about(Optional<Target> one) {
    return new Finding(kind, location, said, remedy, waived, one);
  }

  /** The same, waived. */
  public Finding with(Waived why) {
    return new Finding(kind, location, said, remedy, Optional.of(why), Optional.empty());
  }

  /** The finding that this one is waived. It tells what this one says, and why it is accepted. */
  public Finding waivedBy(Waiver waiver) {
    String until =
        "waived until "
            + waiver.expires()
            + " ("
            + waiver.reason()
            + "), found "
            + kind.label()
            + ": ";
    return new Finding(
            Kind.WAIVED,
            location,
            said.after(until),
            remedy + " Then remove the waiver at " + waiver.at() + ".")
        .with(new Waived(this, waiver.at(), waiver.reason(), waiver.expires()));
  }

  /** All that it says: the place where there is one, what is wrong, expected and actual. */
  public String message() {
    return placeOf(location) + said;
  }

  private static String placeOf(Optional<Location> location) {
    return location.map(at -> at + ": ").orElse("");
  }
}
